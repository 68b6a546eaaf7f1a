import { describe, expect, it } from 'vitest'
import type { Result, Value } from '@/mqe/result'
import { isMeanOf, meanOf } from './mean'

const series = (...lines: Value[][]): Result => ({
  kind: 'series',
  lines: lines.map((values, line) => ({
    labels: { line: String(line) },
    points: values.map((value, index) => ({ at: index, value })),
  })),
})
const values = (result: Result) => (result.kind === 'scalar' ? result.values.map(({ value }) => value) : null)

describe('a number beside its trend', () => {
  it('is the mean of it where the expression says so', () => {
    expect(isMeanOf('avg(service_cpm)', 'service_cpm')).toBe(true)
    expect(isMeanOf('avg(service_sla)/100', 'service_sla / 100')).toBe(true)
    expect(isMeanOf("avg(service_percentile{p='99'})", "service_percentile{p='99'}")).toBe(true)
    expect(isMeanOf('avg(m)*60/1000', 'm*60/1000')).toBe(true)
  })

  it('is asked for where it is anything else', () => {
    expect(isMeanOf('max(service_cpm)', 'service_cpm')).toBe(false)
    expect(isMeanOf('avg(service_sla)/100', 'service_sla')).toBe(false)
    expect(isMeanOf('avg(a)+avg(b)', 'a+avg(b)')).toBe(false)
    expect(isMeanOf('avg(increase(m,1))', 'increase(m,1)')).toBe(false)
    expect(isMeanOf('100-avg(m)', '100-m')).toBe(false)
  })

  it('leaves out empty buckets and says what is bad', () => {
    expect(values(meanOf(series([1, null, 3], [null, null], [0, 0])))).toEqual([2, null, 0])
    expect(values(meanOf(series([1, { bad: '∞' }])))).toEqual([{ bad: '∞' }])
    expect(meanOf({ kind: 'nothing' })).toEqual({ kind: 'nothing' })
  })
})
