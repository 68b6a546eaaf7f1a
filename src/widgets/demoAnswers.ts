import { isRecord } from '@/protocol/decode'
import type { PanelDemo, Request } from './demos'

/** Makes the demos of a panel: its item is as a stored dashboard has it, named after the demo. */
export const demoOf =
  (type: string) =>
  (name: string, w: number, h: number, rest: Omit<PanelDemo, 'name' | 'w' | 'h' | 'item'>): PanelDemo => ({
    name,
    w,
    h,
    item: {
      type: 'Widget',
      id: name,
      place: { x: 0, y: 0, w, h },
      name,
      title: name,
      tips: '',
      graph: { type, options: {} },
      expressions: [],
      subExpressions: [],
      metricConfig: [],
      associate: [],
      raw: {},
    },
    ...rest,
  })

/** What stands in place of data. */
export const refused = (message: string): unknown => ({ data: null, errors: [{ message }] })

/** One question of a batch: the expression, and whom it is about as `caller` or `caller > callee`. */
export interface DemoQuestion {
  readonly expression: string
  readonly whom: string
}

/** One number, a number for each of the latest minutes, or the words of an error. */
type DemoResult = number | readonly number[] | string | null

/** Answers a batch of MQE, question by question. */
export function batchAnswer({ variables, now }: Request, resultOf: (asked: DemoQuestion) => DemoResult): unknown {
  const asked = Object.entries(variables).flatMap(([name, expression]) => {
    const [, index] = /^x(\d+)$/.exec(name) ?? []
    return index === undefined || typeof expression !== 'string' ? [] : [{ index, expression }]
  })
  const answers = asked.map(({ index, expression }) => {
    const result = resultOf({ expression, whom: whomOf(variables[`e${index}`]) })
    return [`q${index}`, wireOf(result, now)] as const
  })
  return { data: Object.fromEntries(answers) }
}

function whomOf(entity: unknown): string {
  const { serviceName, destServiceName } = isRecord(entity) ? entity : {}
  return [serviceName, destServiceName].filter((name) => typeof name === 'string').join(' > ')
}

const MINUTE = 60_000

function wireOf(result: DemoResult, now: number): unknown {
  if (typeof result === 'string') return { type: 'UNKNOWN', error: result, results: [] }
  const isSeries = typeof result === 'object' && result !== null
  const last = Math.floor(now / MINUTE)
  const values = isSeries
    ? result.map((value, index) => ({
        id: String((last - result.length + 1 + index) * MINUTE),
        value: String(value),
      }))
    : [{ id: null, value: result === null ? null : String(result) }]
  return {
    type: isSeries ? 'TIME_SERIES_VALUES' : 'SINGLE_VALUE',
    error: null,
    results: [{ metric: { labels: [] }, values }],
  }
}
