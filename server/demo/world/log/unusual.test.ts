import { describe, expect, it } from 'vitest'
import { HOSTILE } from '../hostile'
import { createWorld } from '../world'
import { finished } from '../trace/testing'
import { odditiesOf } from './oddities'
import { linesOf, named } from './testing'

const NOW = Date.parse('2026-03-18T18:20:00Z')
const MINUTE = 60_000

describe('the hostile world', () => {
  const world = createWorld({ kind: 'hostile' })

  it.each(HOSTILE.map((name) => [name.slice(0, 30), name]))('%s writes all that is odd', (_, name) => {
    const lines = linesOf({ now: NOW, service: named(name) }, world)
    const contents = new Set(lines.map(({ content }) => content))
    for (const { text } of odditiesOf(name)) expect(contents.has(text)).toBe(true)
    expect(lines.filter(({ content }) => content.length >= 900_000)).toHaveLength(1)
    expect(lines.filter(({ content }) => content === '').length).toBeGreaterThan(0)
    expect(lines.some(({ instance }) => instance === null)).toBe(true)
    expect(lines.some(({ tags }) => tags.length > 50)).toBe(true)
    expect(lines.some(({ tags }) => tags.some(({ key }) => key === name))).toBe(true)
  })

  it('is searched by words in braces too', () => {
    const lines = linesOf({ now: NOW, from: NOW - 10 * MINUTE, including: ['{{constructor}}'] }, world)
    expect(lines.length).toBeGreaterThan(5)
  })

  it('calls JSON and YAML what is neither', () => {
    const lines = linesOf({ now: NOW, from: NOW - 10 * MINUTE, service: named(HOSTILE[0] ?? '') }, world)
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const json = lines.filter(({ contentType }) => contentType === 'JSON')
    expect(new Set(json.map(({ content }) => isJson(content)))).toEqual(new Set([true, false]))
    expect(lines.some(({ contentType, content }) => contentType === 'YAML' && content.includes('\t'))).toBe(true)
  })

  it('has lines from the future, some of them within the minute', () => {
    const ahead = linesOf({ now: NOW, from: NOW, to: Infinity }, world)
    expect(ahead.some(({ time }) => time > NOW + 20 * MINUTE)).toBe(true)
    expect(ahead.some(({ time }) => time > NOW && time < NOW + MINUTE)).toBe(true)
  })

  it('writes inside the spans of its hostile traces', () => {
    for (const [index, name] of HOSTILE.entries()) {
      const traceId = `hostile-name-${index}`
      const [span] = finished(world.traces.specials.find(traceId, NOW))?.spans ?? []
      const lines = linesOf({ now: NOW, trace: { traceId } }, world)
      expect(lines.length).toBeGreaterThan(20)
      expect(new Set(lines.map(({ service }) => service))).toEqual(new Set([name]))
      const inside = lines.filter(({ time }) => time >= Number(span?.startTime) && time <= Number(span?.endTime))
      expect(inside.map(({ trace }) => trace)).toEqual([{ traceId, segmentId: span?.segmentId, spanId: span?.spanId }])
    }
    expect(linesOf({ now: NOW, trace: { traceId: 'hostile-name-999' } }, world)).toEqual([])
  })
})

it('the usual world has none of them', () => {
  expect(linesOf({ now: NOW, trace: { traceId: 'hostile-name-0' } })).toEqual([])
  expect(linesOf({ now: NOW, from: NOW + 1000, to: Infinity })).toEqual([])
})

describe('lines made for scale', () => {
  const COUNT = 10_000
  const world = createWorld({ logs: COUNT })
  const made = (now: number) =>
    linesOf({ now, from: now - 60 * MINUTE, service: named('plover::catalog') }, world).filter(
      ({ content }) => content.startsWith('line ') || content.length >= 900_000,
    )

  it.each([NOW, NOW + 12_345])(
    'are so many in the last quarter of an hour, no two the same, one of a megabyte',
    (now) => {
      const lines = made(now)
      expect(Math.abs(lines.length - COUNT)).toBeLessThanOrEqual(1)
      expect(new Set(lines.map(({ content }) => content)).size).toBe(lines.length)
      expect(lines.filter(({ content }) => content.length >= 900_000)).toHaveLength(1)
      expect(Math.min(...lines.map(({ time }) => time))).toBeGreaterThanOrEqual(now - 15 * MINUTE)
    },
  )

  it('stand beside the usual ones', () => {
    const usual = linesOf({ now: NOW, from: NOW - MINUTE, service: named('plover::catalog') })
    const all = linesOf({ now: NOW, from: NOW - MINUTE, service: named('plover::catalog') }, world)
    expect(all.filter(({ content }) => !content.startsWith('line ') && content.length < 900_000)).toEqual(usual)
  })
})

it('the empty world has no lines', () => {
  expect(linesOf({ now: NOW }, createWorld({ kind: 'empty', logs: 100 }))).toEqual([])
})
