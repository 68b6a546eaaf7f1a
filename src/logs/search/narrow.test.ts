import { describe, expect, it } from 'vitest'
import type { LogLine } from '@/protocol/log/line'
import { rowsOf } from '../stream/rows'
import { hitsOf, narrowed, narrowingOf, nextHit } from './narrow'
import { searchOf } from './search'
import { binWidth, isSpread, layersOf, volumeOf } from './volume'

const line = (time: number | null, content: string, level?: string): LogLine => ({
  ...{ service: 's', serviceId: 's.1', instance: 'i', instanceId: 's.1_i', endpoint: null, endpointId: null },
  ...{ traceId: null, time, contentType: 'TEXT', content, tags: level ? [{ key: 'level', value: level }] : [] },
})
const rows = rowsOf([
  line(60_000, 'Connection refused', 'ERROR'),
  line(50_000, 'connection made', 'info'),
  line(40_000, 'slow', 'WARNING'),
  line(30_000, 'quiet'),
])
const search = { ...searchOf({}), keywords: ['CONNECTION'], excluded: ['made'] }
const texts = (found: typeof rows) => found.map(({ line }) => line.content)

describe('what is narrowed among loaded lines', () => {
  it('are words, where the storage ignores them', () => {
    const told = { keywords: false }
    expect(texts(narrowed(rows, narrowingOf(search, told)))).toEqual(['Connection refused'])
    expect(narrowingOf(search, { ...told, keywords: true })).toBeNull()
    expect(narrowingOf(search, { ...told, keywords: null })).toBeNull()
  })

  it('are never levels: OAP is asked for them', () => {
    expect(narrowingOf({ ...searchOf({}), levels: ['error', 'warn'] }, { keywords: false })).toBeNull()
  })

  it('is nothing around a hit', () => {
    const around = { at: 1, before: 1, after: 1, instance: 'i', hit: null }
    expect(narrowingOf({ ...search, around }, { keywords: false })).toBeNull()
  })

  it('is found from hit to hit, round the end', () => {
    const hits = hitsOf(rows, 'connection')
    expect(hits).toEqual([0, 1])
    expect([nextHit(hits, -1, false), nextHit(hits, 0, false), nextHit(hits, 1, false)]).toEqual([0, 1, 0])
    expect([nextHit(hits, 1, true), nextHit(hits, 0, true)]).toEqual([0, 1])
    expect(nextHit(hitsOf(rows, '.*'), 0, false)).toBeNull()
    expect(hitsOf(rows, '  ')).toEqual([])
  })
})

describe('the volume', () => {
  it('is not drawn of lines of one second that were searched whenever they were', () => {
    const at = (...times: readonly (number | null)[]) => rowsOf(times.map((time) => line(time, 'x')))
    expect(isSpread(at(60_000, 60_999, null), null)).toBe(false)
    expect(isSpread(at(60_999, 61_000), null)).toBe(true)
    expect(isSpread(at(60_000), { from: 0, to: 90_000 })).toBe(true)
    expect(isSpread([], { from: 0, to: 90_000 })).toBe(false)
  })

  const told = { more: false, oldestFirst: false, most: 60, now: 60_500 }

  it('counts every loaded line with a time once, by level', () => {
    const volume = volumeOf(rows, { from: 0, to: 59_000 }, { ...told, most: 6 })
    expect(volume.bins.map(({ count }) => count)).toEqual([0, 0, 0, 1, 1, 1])
    expect(volume).toMatchObject({ outside: 1, most: 1, isZoomed: false })
    const all = volumeOf(rows, null, told)
    expect(all.bins.reduce((sum, { count }) => sum + count, 0)).toBe(4)
    expect(layersOf({ from: 0, to: 1, count: 5, byLevel: { info: 1, error: 2 } })).toEqual([
      { level: 'error', count: 2 },
      { level: 'info', count: 1 },
      { level: 'none', count: 2 },
    ])
  })

  it('marks what is loaded of the time', () => {
    const time = { from: 0, to: 60_000 }
    expect(volumeOf(rows, time, told).loaded).toEqual(time)
    expect(volumeOf(rows, time, { ...told, more: true }).loaded).toEqual({ from: 30_000, to: 60_000 })
    expect(volumeOf(rows, time, { ...told, more: true, oldestFirst: true }).loaded).toEqual({ from: 0, to: 60_000 })
    // Of the loaded lines, whichever are counted.
    const few = volumeOf(rows.slice(0, 1), time, { ...told, all: rows, more: true })
    expect(few).toMatchObject({ loaded: { from: 30_000, to: 60_000 }, most: 1 })
    expect(volumeOf([], time, told)).toMatchObject({ loaded: null, most: 0, isZoomed: false })
  })

  it('is drawn of what is loaded alone where that is a small part', () => {
    const volume = volumeOf(rows, { from: -3_600_000, to: 60_000 }, { ...told, more: true })
    expect(volume).toMatchObject({ isZoomed: true, loaded: { from: 30_000, to: 60_000 }, outside: 0 })
    expect(volume.bins[0]?.from).toBe(30_000)
  })

  it('has bars of times that can be named, never more than there is room for', () => {
    expect(binWidth(1_800_000, 60)).toBe(30_000)
    expect(binWidth(1, 60)).toBe(1_000)
    for (const length of [1_000, 86_400_000, 9e11]) expect(length / binWidth(length, 40)).toBeLessThanOrEqual(40)
  })
})
