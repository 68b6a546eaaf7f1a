import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import { answer, EngineThrow } from './answer'
import { parse } from './parse'
import type { Level } from './source'
import { sourceOf, type Facts } from './testing/server'
import { collector } from './trace'

const service: Entity = { serviceName: 'checkout', normal: true }
const known = (name: string): Facts | null => {
  if (name === 'service_percentile') return { name, type: 'LABELED_VALUE', attributes: null, scope: 'Service' }
  return name === 'service_cpm' ? { name, type: 'REGULAR_VALUE', attributes: null, scope: 'Service' } : null
}
const at = (level: Level) => sourceOf(level, known, service, [0, 60_000, 120_000], 'MINUTE')
const error = (text: string, level: Level): string | null =>
  answer(text, at(level)).error?.replace(/ expecting .*/, '') ?? null
const labels = (text: string, level: Level) => answer(text, at(level)).results.map((each) => each.labels[0]?.value)

describe('what a level reads', () => {
  it.each<[string, Level, string | null]>([
    ['service_cpm > 1 && service_cpm > 2', 10.1, "line 1:16 token recognition error at: '&'"],
    ['service_cpm > 1 && service_cpm > 2', 10.2, null],
    ['service_cpm > 1 & 2', 11.0, "line 1:16 token recognition error at: '& '"],
    ['value', 10.1, 'Metric: [value] does not exist.'],
    ['value', 10.2, "line 1:0 mismatched input 'value'"],
    ['baseline(service_cpm, upper)', 10.1, 'Metric: [baseline] does not exist.'],
    ['baseline(service_cpm, upper)', 10.2, null],
    ['top_n_of(top_n(service_cpm,1,des),1,des)', 10.1, 'Metric: [top_n_of] does not exist.'],
    ["top_n(service_cpm,5,des,attr0='GENERAL')", 10.1, "line 1:23 mismatched input ','"],
    ["top_n(service_cpm,5,des,attr0='GENERAL')", 10.4, null],
    ["top_n(service_cpm,5,des,attr0='GENERAL')", 11.0, 'The attribute [attr0] is not a queryable column of metric [service_cpm], so it can not be used as a top_n condition.'], // prettier-ignore
    ['sort_values(service_percentile,3,des)', 10.2, null],
    ['sort_values(service_percentile,des)', 10.2, null],
    ['sort_values(service_percentile,3,des)', 10.3, "line 1:36 missing ',' at ')'"],
    ['sort_values(service_percentile,3,des,avg)', 10.2, "line 1:36 mismatched input ','"],
    ['sort_values(service_percentile,3,des,avg)', 10.3, null],
    ['sort_values(service_percentile,3,des,)', 10.3, null],
    ['top_n(service_percentile,3,des)', 10.1, 'Metric: [service_percentile] is labeled value, does not support top_n query.'], // prettier-ignore
    ['top_n(service_percentile,3,des)', 10.2, null],
  ])('%s on %s', (text, level, expected) => {
    expect(error(text, level)).toBe(expected)
  })

  it('selects labels by level', () => {
    expect(labels("service_percentile{p='50, 99'}", 10.3)).toEqual(['50'])
    expect(labels("service_percentile{p='50, 99'}", 10.4)).toEqual(['50', '99'])
    expect(labels("service_percentile{p='50',q='x'}", 10.3)).toEqual(['50'])
    expect(labels("service_percentile{p='50',q='x'}", 10.4)).toEqual([])
    expect(labels("service_percentile{q='x'}", 10.3)).toEqual([])
    expect(labels("service_percentile{p='50',p='99'}", 10.4)).toEqual(['50', '99'])
    expect(labels("service_percentile{p=' , '}", 10.4)).toHaveLength(5)
  })

  it('sorts points up to 10.2 and series from 10.3', () => {
    const old = answer('sort_values(service_percentile,2,des)', at(10.2))
    expect(old.results.map(({ values }) => values.map(({ value }) => value))).toEqual(Array(5).fill([3, 2]))
    const recent = answer('sort_values(service_percentile,2,des,avg)', at(10.3))
    expect(recent.results.map(({ values }) => values.length)).toEqual([3, 3])
  })
})

describe('syntax errors', () => {
  it.each([
    ['(service_cpm', "line 1:12 no viable alternative at input '(service_cpm'"],
    ['()', "line 1:1 no viable alternative at input '()'"],
    ['avg(( 1 + ) )', "line 1:10 no viable alternative at input '(1+)'"],
    ['((1) 2)', "line 1:5 no viable alternative at input '((1)2'"],
    ['avg(1', "line 1:5 missing ')' at '<EOF>'"],
    ['avg 1)', "line 1:4 missing '(' at '1'"],
    ['avg(service_cpm foo)', "line 1:16 extraneous input 'foo' expecting ')'"],
    ['service_cpm foo', 'Metric'],
    ['service_percentile{p}', "line 1:20 mismatched input '}' expecting '='"],
    ["service_percentile{p '50'}", "line 1:21 missing '=' at ''50''"],
    ['service_percentile{p=}', "line 1:21 missing VALUE_STRING at '}'"],
    ["service_percentile{p='50'", "line 1:25 missing '}' at '<EOF>'"],
    ["avg(service_percentile{p='50')", "line 1:29 missing '}' at ')'"],
    ['top_n(service_cpm, 1, )', "line 1:22 missing {ASC, DES} at ')'"],
    ['top_n(service_cpm, 1, des', "line 1:25 mismatched input '<EOF>' expecting {',', ')'}"],
    ['top_n_of(top_n(a,1,des), des)', "line 1:25 no viable alternative at input ',des'"],
    ['top_n_of(top_n(a,1,des), top_n(a,1,des) 3)', "line 1:40 extraneous input '3' expecting ','"],
    ['sort_values(service_cpm, 2, des, 5)', "line 1:33 no viable alternative at input '5'"],
    ['aggregate_labels(service_cpm, count)', "line 1:30 mismatched input 'count' expecting {'avg', 'max', 'min', 'sum'}"],
    ['.5', "line 1:0 extraneous input '.' expecting {"],
    ["service_cpm{p='50", "line 1:14 token recognition error at: ''50'"],
    ['service_cpm !', "line 1:12 token recognition error at: '!'"],
    ['service_cpm + !x', "line 1:14 token recognition error at: '!x'"],
    ['1 +\n\t🛒', "line 2:1 token recognition error at: '🛒'"],
    ["'🛒🛒' + 1", "line 1:0 mismatched input ''🛒🛒'' expecting {"],
    ["relabels(service_percentile, p='🛒', 5='x')", "line 1:36 mismatched input '5' expecting {"],
  ])('%s', (text, expected) => {
    const read = parse(text, 11.0)
    if (expected === 'Metric') expect(read).toMatchObject({ ok: true, end: 11 })
    else expect(read.ok ? null : read.fault.message.slice(0, expected.length)).toBe(expected)
  }) // prettier-ignore

  it('point at the offending text', () => {
    expect(parse('avg(service_cpm,1)', 11.0)).toMatchObject({ ok: false, fault: { from: 15, to: 16 } })
    expect(parse('1 + 🛒', 11.0)).toMatchObject({ ok: false, fault: { from: 4, to: 6 } })
  })

  it('are not looked for behind a complete expression', () => {
    expect(parse('service_cpm) 🛒 & "', 11.0)).toMatchObject({ ok: true, end: 11, ast: { kind: 'metric' } })
    expect(parse('service_cpm 🛒', 11.0)).toMatchObject({ ok: false })
  })
})

describe('what OAP throws', () => {
  it.each([
    ['round(0 / 0, 1)', /^java\.lang\.NumberFormatException: Character N is neither/],
    ['round(0 - 1 / 0, 1)', /^java\.lang\.NumberFormatException: Character I is neither/],
    ['top_n(service_cpm, 2147483648, des)', /^java\.lang\.NumberFormatException: For input string: "2147483648"$/],
    ['increase(service_cpm, 99999999999)', /For input string: "99999999999"/],
    ['sort_values(service_percentile, 99999999999, des, avg)', /For input string/],
    ['top_n_of(top_n(service_percentile{p="1"}, 1, des), 2, des)', /IndexOutOfBoundsException: Index 0 out of bounds/],
    ["sort_values(relabels(service_percentile, p='50,75', p='a,a'), 1, des, avg)", /IllegalStateException: Duplicate/],
    [`${'('.repeat(5_000)}1${')'.repeat(5_000)}`, /^java\.lang\.StackOverflowError$/],
    [Array(9_000).fill('1').join('+'), /^java\.lang\.StackOverflowError$/],
  ])('%.60s', (text, message) => {
    expect(() => answer(text, at(11.0))).toThrow(EngineThrow)
    expect(() => answer(text, at(11.0))).toThrow(message)
  })

  it('allows the largest integer', () => {
    expect(answer('top_n(service_cpm, 2147483647, des)', at(11.0)).type).toBe('SORTED_LIST')
  })
})

describe('the trace', () => {
  it('has a span for each operation, in the order and nesting of the work', () => {
    let clock = 0
    const { tracer, spans } = collector(() => (clock += 1))
    answer("avg(service_cpm) / ( 60 * latest( service_percentile{p = '50'}) )", at(10.4), tracer)
    expect(spans.map(({ parentSpanId, operation }) => [parentSpanId, operation])).toEqual([
      [-1, 'MQE query'],
      [0, 'MQE syntax analysis'],
      [0, "MQE Binary OP: avg(service_cpm)/(60*latest(service_percentile{p='50'}))"],
      [2, 'MQE Aggregation OP: avg(service_cpm)'],
      [3, 'MQE Metric OP: service_cpm'],
      [2, "MQE Binary OP: 60*latest(service_percentile{p='50'})"],
      [5, 'MQE Scalar: 60'],
      [5, "MQE Aggregation OP: latest(service_percentile{p='50'})"],
      [7, "MQE Metric OP: service_percentile{p='50'}"],
    ])
    for (const { startTime, endTime } of spans) expect(endTime).toBeGreaterThan(startTime)
  })

  it('is closed when the work ends in an exception', () => {
    const { tracer, spans } = collector(() => spans.length)
    expect(() => answer('round(1 / 0, 1)', at(10.4), tracer)).toThrow(EngineThrow)
    answer('1', at(10.4), tracer)
    expect(spans.filter(({ operation }) => operation === 'MQE query').map(({ parentSpanId }) => parentSpanId)).toEqual([-1, -1])
  }) // prettier-ignore
})
