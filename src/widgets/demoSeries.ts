import type { Labels, Result, ResultOf, Value } from '@/mqe/result'
import type { JsonObject, MetricConfig, MetricItem, Threshold, AddedType } from '@/template/types'
import { millis } from '@/time/instant'
import type { Answers } from './later'

const MINUTE = 60_000
const START = Date.parse('2026-11-22T03:32Z')
export const COUNT = 31
const WINDOW = { start: millis(START), end: millis(START + (COUNT - 1) * MINUTE), step: 'MINUTE', offset: 0 } as const

/** One labelled line over the demos' half hour. */
export const demoLine = (labels: Labels, value: (minute: number) => Value): ResultOf<'series'>['lines'][number] => ({
  labels,
  points: Array.from({ length: COUNT }, (_, minute) => ({ at: START + minute * MINUTE, value: value(minute) })),
})

interface Given {
  readonly config?: readonly MetricConfig[]
  readonly expressions?: readonly string[]
  readonly graph?: JsonObject
  readonly thresholds?: readonly Threshold[]
  readonly own?: JsonObject
}

/** What a widget whose model comes with its view is told: answers as OAP gave them, and the item as it was stored. */
export function answered<R extends Result>(
  type: AddedType | 'HeatMap',
  results: readonly (R | null)[],
  {
    config = [],
    expressions = results.map((_, index) => `metric_${index}`),
    graph = {},
    thresholds = [],
    own = {},
  }: Given = {},
): Answers<R> {
  const item: MetricItem = {
    type: 'Widget',
    id: '0',
    place: { x: 0, y: 0, w: 8, h: 9 },
    name: '',
    title: '',
    tips: '',
    graph: { type, options: graph },
    expressions,
    subExpressions: [],
    metricConfig: config,
    associate: [],
    additions: { type: type === 'HeatMap' ? null : type, thresholds, own },
    raw: {},
  }
  return { results, context: { item, window: WINDOW, now: START + (COUNT - 1) * MINUTE + 20_000 } }
}
