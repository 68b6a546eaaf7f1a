import { describe, expect, it } from 'vitest'
import type { Labels, ResultOf, Value } from '@/mqe/result'
import type { JsonObject, MetricConfig, MetricItem } from '@/template/types'
import { millis } from '@/time/instant'
import type { ModelContext } from '../contract'
import widget from './index'
import { lineModel } from './model'
import { lineOptions } from './options'

const START = Date.parse('2026-11-22T03:32Z')
const at = (minute: number): number => START + minute * 60_000

const item = (expressions: string[], metricConfig: MetricConfig[] = [], options = {}): MetricItem => ({
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 8, h: 12 },
  name: '',
  title: '',
  tips: '',
  graph: { type: 'Line', options },
  expressions,
  subExpressions: [],
  metricConfig,
  associate: [],
  raw: {},
})
const context = (of: MetricItem): ModelContext => ({
  item: of,
  window: { start: millis(at(0)), end: millis(at(3)), step: 'MINUTE', offset: 0 },
  now: at(3) + 20_000,
})
const line = (labels: Labels, values: Value[]): ResultOf<'series'>['lines'][number] => ({
  labels,
  points: values.map((value, index) => ({ at: at(index), value })),
})
const series = (...lines: ResultOf<'series'>['lines']): ResultOf<'series'> => ({ kind: 'series', lines })
const model = (of: MetricItem, ...results: (ResultOf<'series' | 'scalar'> | null)[]) =>
  lineModel(results, lineOptions(of), context(of))

describe('Line model', () => {
  it('names a lone series by its label, else by its expression', () => {
    const values = series(line({}, [1, 2, 3, 4]))
    expect(model(item(['service_cpm'], [{ label: 'Load', unit: 'calls / min' }]), values)).toMatchObject({
      unit: { text: 'calls / min' },
      series: [{ name: 'Load', values: [1, 2, 3, 4] }],
      caveats: { bad: 0, outside: 0 },
    })
    expect(model(item(['service_cpm']), values).series[0]?.name).toBe('service_cpm')
  })

  it('hands the limits of the template to the chart', () => {
    const thresholds = [{ at: 3, tone: 'bad' }] as const
    const of = { ...item(['service_cpm']), additions: { type: null, thresholds, own: {} } }
    expect(model(of, series(line({}, [1, 2, 3, 4]))).limits).toBe(thresholds)
    expect(model(item(['service_cpm']), series(line({}, [1]))).limits).toBeUndefined()
  })

  it('names five thousand lines without comparing each with all', () => {
    let reads = 0
    const labels = Array.from({ length: 5000 }, (_, index) =>
      Object.defineProperty({} as Record<string, string>, 'pod', {
        enumerable: true,
        get: () => {
          reads += 1
          return `pod ${index}`
        },
      }),
    )
    const made = model(item(['a']), series(...labels.map((one) => line(one, [1]))))
    expect(made.series).toHaveLength(5000)
    expect(reads).toBeLessThan(100_000)
  })

  it('ranks percentiles, relabelled or not', () => {
    const percentiles = (prefix: string) =>
      series(...['50', '75', '99'].map((p) => line({ p: prefix + p }, [1, 1, 1, 1])))
    for (const prefix of ['', 'p']) {
      const made = model(item(['service_percentile']), percentiles(prefix))
      expect(made.series.map(({ name, rank }) => [name, rank])).toEqual([
        ['p50', 50],
        ['p75', 75],
        ['p99', 99],
      ])
    }
  })

  it('ranks what shipped templates make of the label', () => {
    const relabelled = series(...['50', '99'].map((percentile) => line({ percentile }, [1, 1, 1, 1])))
    const made = model(item(["relabels(m{p='50,99'},p='50,99',percentile='50,99')"]), relabelled)
    expect(made.series.map(({ name, rank }) => [name, rank])).toEqual([
      ['p50', 50],
      ['p99', 99],
    ])
  })

  it('keeps labels with commas, equals signs, quotes and emoji apart', () => {
    const made = model(
      item(['m']),
      series(
        line({ a: 'x,b=y', b: 'z' }, [1, null, null, null]),
        line({ a: 'x', b: 'y,b=z' }, [2, null, null, null]),
        line({ a: `"'`, b: '🦅' }, [3, null, null, null]),
      ),
    )
    expect(made.series.map(({ name }) => name)).toEqual(['x,b=y z', 'x y,b=z', `"' 🦅`])
    expect(made.series.map(({ full }) => full)).toEqual(['a=x,b=y, b=z', 'a=x, b=y,b=z', `a="', b=🦅`])
    expect(new Set(made.series.map(({ id }) => id)).size).toBe(3)
  })

  it('leaves out labels that all lines share, and names keys only where values are not enough', () => {
    const values = [1, 1, 1, 1]
    const pool = (name: string, status: string) => line({ name, status }, values)
    const names = (...lines: ResultOf<'series'>['lines']) =>
      model(item(['m']), series(...lines)).series.map(({ name }) => name)
    expect(names(pool('HikariPool-1', 'active'), pool('HikariPool-1', 'idle'))).toEqual(['active', 'idle'])
    expect(names(pool('a', 'active'), pool('b', 'idle'))).toEqual(['a active', 'b idle'])
    expect(names(pool('a b', 'c'), pool('a', 'b c'))).toEqual(['name=a b, status=c', 'name=a, status=b c'])
    expect(names(pool('a', 'active'))).toEqual(['a active'])
    expect(names(pool('a', ''), pool('a', 'x'))).toEqual(['status=', 'x'])
    expect(names(line({ p: '50', le: '1' }, values), line({ p: '99', le: '1' }, values))).toEqual(['p50', 'p99'])
  })

  it('names a lone labelled series by the stored label first, as lists of one do', () => {
    const one = series(line({ pool: 'G1' }, [1, 1, 1, 1]))
    const named = model(item(['jvm_pool'], [{ label: 'Heap' }]), one).series[0]
    expect([named?.name, named?.full]).toEqual(['Heap G1', undefined])
    expect(model(item(['jvm_pool']), one).series[0]?.name).toBe('G1')
    const two = series(line({ pool: 'G1' }, [1, 1, 1, 1]), line({ pool: 'G2' }, [1, 1, 1, 1]))
    expect(model(item(['jvm_pool'], [{ label: 'Heap' }]), two).series.map(({ name }) => name)).toEqual(['G1', 'G2'])
  })

  it('tells two expressions with equal labels apart', () => {
    const one = series(line({ status: '200' }, [1, 1, 1, 1]))
    const made = model(item(['a', 'b'], [{ label: 'In' }, { label: 'Out' }]), one, one)
    expect(made.series.map(({ name }) => name)).toEqual(['In 200', 'Out 200'])
    expect(new Set(made.series.map(({ id }) => id)).size).toBe(2)
  })

  it('numbers lines that a server sends twice', () => {
    const made = model(item(['m']), series(line({ a: 'x' }, [1]), line({ a: 'x' }, [2])))
    expect(made.series.map(({ name }) => name)).toEqual(['x', 'x (2)'])
  })

  it('makes bad values gaps and counts them', () => {
    const made = model(item(['m']), series(line({}, [1, { bad: '∞' }, { bad: '1234,568' }, 1e308])))
    expect(made.series[0]?.values).toEqual([1, null, null, 1e308])
    expect(made.caveats.bad).toBe(2)
  })

  it('aligns by time: unsorted, missing, doubled and foreign points', () => {
    const points = [
      { at: at(3), value: 4 },
      { at: at(1), value: 1 },
      { at: at(1), value: 2 },
      { at: at(-1), value: 9 },
      { at: at(4), value: 9 },
    ]
    const made = model(item(['m']), { kind: 'series', lines: [{ labels: {}, points }] })
    expect(made.series[0]?.values).toEqual([null, 2, null, 4])
    expect(made.caveats.outside).toBe(2)
  })

  it('draws one value for the whole window as a level', () => {
    const scalar: ResultOf<'scalar'> = { kind: 'scalar', values: [{ labels: {}, value: 7 }] }
    const made = model(item(['avg(m)']), scalar)
    expect(made.series).toMatchObject([{ values: [7, 7, 7, 7], level: true }])
  })

  it('leaves out a failed expression and keeps the names of the others', () => {
    const made = model(item(['a', 'b'], [{ label: 'A' }, { label: 'B' }]), null, series(line({}, [1, 2, 3, 4])))
    expect(made.series.map(({ name }) => name)).toEqual(['B'])
  })
})

describe('Line predictions', () => {
  const one = (...values: Value[]) => series(line({}, values))
  const of = item(['a', 'baseline(a,upper)', 'baseline(a,lower)'], [{ label: 'A' }])

  it('are a band of the series, not lines', () => {
    const made = model(of, one(1, 2, 3, 4), one(9, 9, null, 9), one(0, 0, 0, 0))
    expect(made.series.map(({ name }) => name)).toEqual(['A'])
    expect(made.bands).toEqual([{ of: made.series[0]?.id, upper: [9, 9, null, 9], lower: [0, 0, 0, 0], value: [] }])
    expect(made.unpredicted).toBeUndefined()
  })

  it('are told when the server has none, not when it failed to say', () => {
    expect(model(of, one(1, 2), one(null, null), one(null, null))).toMatchObject({ unpredicted: true })
    expect(model(of, one(1, 2), series(), series())).toMatchObject({ unpredicted: true })
    expect(model(of, one(1, 2), null, null).unpredicted).toBeUndefined()
    expect(model(item(['a']), one(1, 2)).unpredicted).toBeUndefined()
  })

  it('belong to the series with the same labels', () => {
    const labelled = (first: number, second: number) => series(line({ p: '50' }, [first]), line({ p: '99' }, [second]))
    const made = model(of, labelled(1, 2), labelled(11, 12), labelled(0, 1))
    expect(made.bands?.map(({ upper }) => upper[0])).toEqual([11, 12])
    expect(made.bands?.map((band) => band.of)).toEqual(made.series.map(({ id }) => id))
  })

  it('are never counted among what could not be drawn', () => {
    expect(model(of, one(1, 2, 3, 4), one({ bad: '∞' }, 9), null).caveats).toEqual({ bad: 0, outside: 0 })
  })
})

describe('Line widget', () => {
  const render = (result: ResultOf<'series'>) => widget.render([result], context(item(['m'])))

  it('is empty without lines and without values, not at zero and not with bad ones', () => {
    expect(render(series())).toMatchObject({ empty: true })
    expect(render(series(line({}, [null, null])))).toMatchObject({ empty: true })
    expect(render(series(line({}, [0, null])))).toMatchObject({ empty: false })
    expect(render(series(line({}, [{ bad: 'NaN' }])))).toMatchObject({ empty: false })
  })

  it('does not take a ranking', () => {
    expect(widget.render([{ kind: 'ranking', rows: [] }], context(item(['m'])))).toEqual({ unsupported: 'ranking' })
  })
})

describe('Line options', () => {
  it('reads what stock templates store', () => {
    const legend = { asTable: true, toTheRight: true, min: true, mean: true }
    const stored = { step: true, smooth: true, showXAxis: false, showYAxis: true, legend }
    expect(lineOptions(item([], [], stored))).toEqual({
      step: true,
      smooth: true,
      showX: false,
      showY: true,
      legend: 'right',
      legendAlways: false,
      stats: ['min', 'mean'],
    })
  })

  it('has no axis that the template does not speak of, as in Booster UI', () => {
    expect(lineOptions(item([], [], {}))).toMatchObject({ showX: false, showY: false })
    expect(lineOptions(item([], [], { showXAxis: true }))).toMatchObject({ showX: true, showY: false })
  })

  it('names a lone series below the plot only where the template asks for a legend', () => {
    const legendOf = (legend: JsonObject) => model(item(['m'], [], { legend }), null).legend
    expect(legendOf({ show: true }).always).toBe(true)
    expect(
      [legendOf({}), legendOf({ show: false }), legendOf({ asSelector: true })].map(({ always }) => always),
    ).toEqual([undefined, undefined, undefined])
  })

  it.each([
    [{ asSelector: true }, 'selector', []],
    [{ asSelector: true, show: true }, 'list', []],
    [{ asSelector: true, show: false }, 'selector', []],
    [{ show: false }, 'off', []],
    [{ asTable: false }, 'list', []],
    [{ asTable: true, max: true, total: true }, 'table', ['last', 'max', 'total']],
    [{ asTable: true, max: true, last: false }, 'table', ['max']],
    [{ asTable: true, toTheRight: true, last: true, max: true }, 'right', ['last', 'max']],
    [{ asTable: true, show: true }, 'list', []],
  ])('make of %j a legend as %s', (legend, form, stats) => {
    expect(lineOptions(item([], [], { legend }))).toMatchObject({ legend: form, stats })
  })

  it('keeps the stored width of a table beside the plot', () => {
    const legend = { asTable: true, toTheRight: true, max: true, width: 180 }
    expect(model(item(['m'], [], { legend }), null).legend).toEqual({ form: 'right', stats: ['max'], width: 180 })
  })

  it('survives options of the wrong type', () => {
    expect(lineOptions(item([], [], { step: 'yes', legend: ['x'], showYAxis: null }))).toEqual({
      step: false,
      smooth: false,
      showX: false,
      showY: false,
      legend: 'list',
      legendAlways: false,
      stats: [],
    })
  })
})
