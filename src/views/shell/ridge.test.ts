import { describe, expect, it } from 'vitest'
import { fixedZone } from '@/time/zone'
import { resolve } from '@/time/range'
import { scaleOf } from './ridge'
import { silhouette, tellsTrouble, troubleOf } from './trouble'
import { useBrush } from './useBrush'

const MINUTE = 60_000
const now = Date.parse('2026-03-18T18:20:00Z')
const { window } = resolve({ from: 'now-30m', to: 'now' }, now, 330, fixedZone(330))

describe('trouble', () => {
  it('is what did not go well; silence is none, and nothing is invented where nothing was measured', () => {
    const points = [99.5, null, { bad: '∞' }, 120].map((value, index) => ({ at: index * MINUTE, value }))
    const shares = troubleOf({ kind: 'series', lines: [{ labels: {}, points }] })?.map(({ share }) => share)
    expect(shares).toEqual([expect.closeTo(0.005), null, null, 0])
    expect(troubleOf({ kind: 'series', lines: [{ labels: {}, points: [{ at: 0, value: null }] }] })).toBeNull()
    expect(troubleOf({ kind: 'nothing' })).toBeNull()
  })

  it('breaks at gaps and leaves a small share small', () => {
    const shares = [0.01, 0.01, null, 0.05].map((share, index) => ({ at: index, share }))
    expect(silhouette(shares, (at) => at * 10, 25, 5)).toEqual({
      line: 'M0.0 21.0L10.0 21.0M30.0 5.0',
      fill: 'M0.0 25L0.0 21.0L10.0 21.0L10.0 25ZM30.0 25L30.0 5.0L30.0 25Z',
    })
  })

  it('is told by a share of success only', () => {
    const vital = { label: '', expression: '', series: '', ranks: {} }
    expect(tellsTrouble({ ...vital, unit: '%', worse: 'low' })).toBe(true)
    expect(tellsTrouble({ ...vital, unit: 'ms', worse: 'high' })).toBe(false)
  })
})

describe('the brush', () => {
  const zoomed: number[][] = []
  const brushing = useBrush(
    () => window,
    (from, to) => zoomed.push([(from - window.start) / MINUTE, (to - window.start) / MINUTE]),
  )
  const indexes = (): number[] =>
    [brushing.span.value?.from ?? 0, brushing.span.value?.to ?? 0].map((at) => (at - window.start) / MINUTE)

  it('drags either way, and a click is no zoom', () => {
    brushing.begin(window.start + 9 * MINUTE)
    brushing.extend(window.start + 4 * MINUTE)
    expect(indexes()).toEqual([4, 9])
    brushing.end()
    brushing.begin(window.start)
    brushing.end()
    expect(zoomed.splice(0)).toEqual([[4, 9]])
  })

  it('moves its grips by keys, inside the window and not past each other', () => {
    brushing.focus()
    expect(indexes()).toEqual([0, 30])
    for (const key of ['ArrowRight', 'ArrowRight', 'PageUp']) expect(brushing.key('from', key, false)).toBe(true)
    brushing.key('to', 'ArrowLeft', true)
    expect(indexes()).toEqual([5, 27])
    brushing.key('from', 'End', false)
    expect(indexes()).toEqual([27, 27])
    brushing.key('from', 'ArrowLeft', false)
    brushing.key('to', 'End', false)
    brushing.key('to', 'ArrowRight', false)
    expect(indexes()).toEqual([26, 30])
    brushing.key('from', 'Enter', false)
    expect(zoomed.splice(0)).toEqual([[26, 30]])
    expect(brushing.span.value).toBeNull()
  })

  it('does not zoom into what is shown already, and Escape lets go of the ends', () => {
    brushing.focus()
    brushing.key('from', 'Enter', false)
    brushing.key('from', 'ArrowRight', false)
    brushing.key('from', 'Escape', false)
    expect([indexes(), zoomed]).toEqual([[0, 30], []])
    expect(brushing.key('from', 'x', false)).toBe(false)
  })
})

describe('the scale', () => {
  it('knows the bucket under the pointer, at both ends and outside', () => {
    const { bucketAt, x } = scaleOf(window, 632)
    expect([-50, 16, 26, 616, 900].map((at) => (bucketAt(at) - window.start) / MINUTE)).toEqual([0, 0, 1, 30, 30])
    expect(x(window.end)).toBe(616)
  })
})
