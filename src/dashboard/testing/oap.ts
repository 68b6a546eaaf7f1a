import { makeConnection, type Connection } from '@/query/connection'
import { AskError, failureOf } from '@/query/failure'
import type { Call, Reply } from '@/query/transport'

/** One expression's part of an answer, as OAP writes it; a promise holds the whole batch back. */
export type Spoken = object | Error

export interface FakeOap {
  readonly connection: Connection
  /** Every expression that was asked, in order. */
  readonly asked: string[]
  /** Rows of its store of templates; an error is a server that does not answer. */
  rows: readonly { readonly id: string; readonly configuration: string }[] | Error | Promise<never>
  /** What it knows of its metrics; an error is a server that does not answer. */
  metrics: readonly { readonly name: string; readonly type: string; readonly catalog: string }[] | Error
  /** The expressions its metrics were listed by. */
  readonly metricsAsked: (string | null)[]
  /** How often the store was listed. */
  listed: number
  /** Answers from now on; an error takes the whole request down as an unreachable server does. */
  say(answer: (expression: string, entity: Readonly<Record<string, unknown>>) => Spoken | Promise<Spoken>): void
}

/** A server for tests: speaks the batch document and the greeting, nothing else. */
export type Posed = '10.1' | '10.4' | '11'

/** What it poses as decides where templates are kept and which MQE it speaks. */
export function fakeOap(posed: Posed = '10.4'): FakeOap {
  const asked: string[] = []
  let answer: Parameters<FakeOap['say']>[0] = () => single('1')
  const list = async () => {
    oap.listed += 1
    const rows = await oap.rows
    if (rows instanceof Error) throw new AskError(failureOf('network', rows.message))
    return rows.map((row) => (posed === '11' ? { ...row, disabled: false } : row))
  }
  const transport = async ({ url, body, signal }: Call): Promise<Reply> => {
    if (url.includes('ui-management')) return reply(await list())
    const { query, variables } = JSON.parse(body ?? '{}') as { query: string; variables: Record<string, unknown> }
    if (query.startsWith('query GetAllTemplates')) return reply({ data: { getAllTemplates: await list() } })
    if (query.startsWith('query ListMetrics')) {
      const { regex } = variables as { regex: string | null }
      oap.metricsAsked.push(regex)
      if (oap.metrics instanceof Error) throw new AskError(failureOf('network', oap.metrics.message))
      const listMetrics = oap.metrics.filter(({ name }) => regex === null || new RegExp(`^(?:${regex})$`).test(name))
      return reply({ data: { listMetrics } })
    }
    if (!query.startsWith('query Batch')) return reply(greeting(posed))
    const data: Record<string, unknown> = {}
    for (let index = 0; typeof variables[`x${index}`] === 'string'; index++) {
      const expression = String(variables[`x${index}`])
      asked.push(expression)
      const spoken = await Promise.race([
        answer(expression, variables[`e${index}`] as Record<string, unknown>),
        gone(signal),
      ])
      if (spoken instanceof Error) throw new AskError(failureOf('network', spoken.message))
      data[`q${index}`] = spoken
    }
    return reply({ data })
  }
  sessionStorage.clear()
  const oap: FakeOap = {
    rows: [],
    metrics: [],
    metricsAsked: [],
    listed: 0,
    connection: makeConnection(transport, (path) => `http://oap.test/${path}`),
    asked,
    say: (next) => void (answer = next),
  }
  return oap
}

const gone = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new AskError(failureOf('aborted', 'The question was withdrawn.'))))
  })

const reply = (value: object): Reply => ({
  status: 200,
  text: JSON.stringify(value),
  type: 'application/json',
  requestId: null,
})

const FIELDS: Readonly<Record<Posed, readonly string[]>> = {
  '10.1': ['getAllTemplates'],
  '10.4': ['getAllTemplates', 'queryAsyncProfilerTaskList'],
  '11': ['queryAlarms', 'queryAsyncProfilerTaskList'],
}

const greeting = (posed: Posed) => ({
  data: {
    version: `${posed}.0`,
    getTimeInfo: { timezone: '+0000', currentTimestamp: 0 },
    __type: { name: 'Query', fields: FIELDS[posed].map((name) => ({ name, args: [] })) },
  },
})

const values = (texts: readonly (string | null)[]) =>
  texts.map((value, index) => ({ id: String(index * 60_000), value }))

export const single = (value: string | null): Spoken => ({
  type: 'SINGLE_VALUE',
  error: null,
  results: [{ metric: { labels: [] }, values: [{ id: null, value }] }],
})
export const series = (...texts: readonly (string | null)[]): Spoken => ({
  type: 'TIME_SERIES_VALUES',
  error: null,
  results: [{ metric: { labels: [] }, values: values(texts) }],
})
export const refused = (error: string): Spoken => ({ type: 'UNKNOWN', error, results: [] })
