import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@/mqe/source'
import { decodeResult } from './decode'
import { encodeEvaluation } from './encode'
import { parseValue } from './value'

const at = (minute: number): string => String(1_795_533_540_000 + minute * 60_000)
const series = (...values: readonly { id: unknown; value: unknown }[]) => ({
  type: 'TIME_SERIES_VALUES',
  error: null,
  results: [{ metric: { labels: [] }, values }],
})

describe('values', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['-0', 0],
    ['9223372036854775807', 9223372036854775807],
    [7, 7],
  ])('%j is a number', (wire, value) => {
    expect(parseValue(wire)).toBe(value)
  })

  it.each([null, undefined, ''])('%j is empty', (wire) => {
    expect(parseValue(wire)).toBeNull()
  })

  it.each([
    '∞',
    '-∞',
    'NaN',
    'Infinity',
    '1234,568',
    '١٢٣٤٫٥٦٨',
    '1 234',
    'null',
    '5ms',
    '0x10',
    '1e999',
    '+1',
    '.5',
    '5.',
  ])('%j is bad and keeps its text', (wire) => {
    expect(parseValue(wire)).toEqual({ bad: wire })
  })
})

describe('results', () => {
  it('put the error first, whatever type and results come along', () => {
    const wire = {
      ...series({ id: at(0), value: '1' }),
      error: 'The result of expression [x] is not a labeled result.',
    }
    expect(decodeResult(wire, 0)).toMatchObject({ kind: 'failure', cause: 'expression', message: wire.error })
  })

  it('place points by their ids: sorted, the last of equal times wins, strays dropped', () => {
    const wire = series(
      { id: at(2), value: '2' },
      { id: at(0), value: '0' },
      { id: at(2), value: '22' },
      { id: 'soon', value: '9' },
      { id: at(1), value: '∞' },
    )
    expect(decodeResult(wire, 0)).toEqual({
      kind: 'series',
      lines: [
        {
          labels: {},
          points: [
            { at: Number(at(0)), value: 0 },
            { at: Number(at(1)), value: { bad: '∞' } },
            { at: Number(at(2)), value: 22 },
          ],
        },
      ],
    })
  })

  it('read the bucket numbers of baselines in the zone of the server', () => {
    const wire = series({ id: '202611241149', value: null })
    expect(decodeResult(wire, 330)).toMatchObject({ lines: [{ points: [{ at: Date.UTC(2026, 10, 24, 6, 19) }] }] })
  })

  it.each([[series({ id: null, value: '1' })], [series({ id: '99999999999999999', value: '1' })]])(
    'say so when no value carries a time',
    (wire) => {
      expect(decodeResult(wire, 0)).toMatchObject({ kind: 'failure', cause: 'graphql' })
    },
  )

  it('keep labels of any name apart', () => {
    const labels = [
      { key: '__proto__', value: 'a,b="c"' },
      { key: 'constructor', value: '🦅' },
    ]
    const wire = {
      type: 'SINGLE_VALUE',
      error: null,
      results: [{ metric: { labels }, values: [{ id: null, value: '1' }] }],
    }
    const result = decodeResult(wire, 0)
    const found = result.kind === 'scalar' ? result.values[0]?.labels : {}
    expect(Object.entries(found ?? {})).toEqual([
      ['__proto__', 'a,b="c"'],
      ['constructor', '🦅'],
    ])
  })

  it.each([
    ['UNKNOWN', { kind: 'nothing' }],
    ['SINGLE_VALUE', { kind: 'scalar', values: [] }],
    ['TIME_SERIES_VALUES', { kind: 'series', lines: [] }],
    ['SORTED_LIST', { kind: 'ranking', rows: [] }],
    ['RECORD_LIST', { kind: 'records', rows: [] }],
  ])('of type %s without results are sane', (type, result) => {
    expect(decodeResult({ type, error: null, results: [] }, 0)).toEqual(result)
    expect(decodeResult({ type, results: null }, 0)).toEqual(result)
  })

  it('of a type from the future are unsupported, of no shape a failure', () => {
    expect(decodeResult({ type: 'CUBE', error: null, results: [] }, 0)).toMatchObject({ cause: 'unsupported' })
    expect(decodeResult(null, 0)).toMatchObject({ kind: 'failure', cause: 'graphql' })
    expect(decodeResult({ type: 'UNKNOWN', error: 7 }, 0)).toMatchObject({ kind: 'failure', cause: 'graphql' })
  })

  it('are what the demo encoded', () => {
    const evaluation: Evaluation = {
      type: 'SORTED_LIST',
      error: null,
      results: [
        {
          labels: [],
          values: [
            { id: 'a', value: 1.0625 },
            { id: 'b', value: null },
          ],
        },
      ],
    }
    expect(decodeResult(encodeEvaluation(evaluation), 0)).toEqual({
      kind: 'ranking',
      rows: [
        { name: 'a', value: 1.062, owner: null },
        { name: 'b', value: null, owner: null },
      ],
    })
  })
})
