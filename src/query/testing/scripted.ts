import { failureOf, AskError, withdrawn } from '../failure'
import type { Call, Reply, Transport } from '../transport'

/** One request as a scripted server heard it. It stays open until it is answered. */
export interface Heard {
  readonly call: Call
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  /** The expressions of a batch, in order; empty for anything else. */
  readonly expressions: readonly string[]
  readonly json: (body: unknown, status?: number) => void
  readonly reply: (reply: Partial<Reply>) => void
  readonly unreachable: () => void
  open: boolean
}

/** A transport that tests play the server of. Greetings are answered at once as the given version would. */
export class Scripted {
  readonly heard: Heard[] = []
  /** Answers that are given without the test's doing; `null` leaves the request open. */
  auto: (heard: Heard) => boolean = () => false
  greet: (heard: Heard) => void = (heard) => heard.json({ data: GREETING })

  readonly transport: Transport = (call) =>
    new Promise((resolve, reject) => {
      const { query = '', variables = {} } = bodyOf(call)
      const close = (): boolean => {
        const was = heard.open
        heard.open = false
        return was
      }
      const reply = (given: Partial<Reply>): void => {
        if (close()) resolve({ status: 200, type: 'application/json', text: '', requestId: null, ...given })
      }
      const heard: Heard = {
        call,
        document: query,
        variables,
        expressions: Object.entries(variables).flatMap(([name, value]) => (/^x\d+$/.test(name) ? [String(value)] : [])),
        json: (body, status = 200) => reply({ status, text: JSON.stringify(body) }),
        reply,
        unreachable: () => {
          if (close()) reject(new AskError(failureOf('network', 'oap.test: connect ECONNREFUSED')))
        },
        open: true,
      }
      call.signal.addEventListener('abort', () => {
        if (close()) reject(withdrawn())
      })
      if (query.includes('query Hello')) return this.greet(heard)
      this.heard.push(heard)
      this.auto(heard)
    })

  /** The requests that still wait for an answer. */
  get open(): readonly Heard[] {
    return this.heard.filter((heard) => heard.open)
  }
}

const QUERY_FIELDS = ['getAllTemplates', 'getMenuItems', 'queryAsyncProfilerTaskList', 'queryTraces']

export const GREETING = {
  version: '10.4.0-test',
  getTimeInfo: { timezone: '+0530', currentTimestamp: Date.UTC(2026, 10, 24, 6, 49) },
  __type: { name: 'Query', fields: QUERY_FIELDS.map((name) => ({ name, args: [] })) },
}

/** The answer of a server that knows every expression: a scalar whose value is its text's length. */
export const allAnswered = ({ expressions }: Heard): { data: Record<string, unknown> } => ({
  data: Object.fromEntries(expressions.map((expression, index) => [`q${index}`, scalar(expression.length)])),
})

export const scalar = (value: number) => ({
  type: 'SINGLE_VALUE',
  error: null,
  results: [{ metric: { labels: [] }, values: [{ id: null, value: String(value) }] }],
})

function bodyOf({ body }: Call): { query?: string; variables?: Record<string, unknown> } {
  return body === null ? {} : (JSON.parse(body) as { query?: string; variables?: Record<string, unknown> })
}
