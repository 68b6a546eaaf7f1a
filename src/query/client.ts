import { GraphQLClient } from 'graphql-request'
import type { Failure } from '@/mqe/result'
import { isRecord, Mismatch } from '@/protocol/decode'
import type { Effort, Operation } from '@/protocol/operation'
import { refusalOf, type RestCall } from '@/protocol/templates/call'
import { addressOf } from './base'
import { failureOfErrors, readErrors, wordsOf, type ServerError } from './errors'
import { AskError, failureOf } from './failure'
import { parsed, send, type Reply, type Transport } from './transport'

/** ms until the last byte of an answer. OAP gives up at 10 s by itself, later when the work is outside its pool. */
export const DEADLINE: Readonly<Record<Effort, number>> = { list: 15_000, map: 15_000, search: 30_000, profile: 60_000 }

/** What a document was answered: `data` may lack parts that `errors` explain, or be `null` altogether. */
export interface GraphQLAnswer {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly ServerError[]
  readonly status: number
  readonly requestId: string | null
}

export interface Client {
  /** Throws an `AskError` when nothing GraphQL shaped came back. */
  ask(document: string, variables: object, effort: Effort, signal: AbortSignal): Promise<GraphQLAnswer>
  /** One operation, decoded; throws an `AskError` when its data is missing or not as promised. */
  run<V extends object, A>(operation: Operation<V, A>, variables: V, signal: AbortSignal): Promise<A>
  rest<A>(call: RestCall<A>, signal: AbortSignal): Promise<A>
}

export function makeClient(transport: Transport = send, url: (path: string) => string = addressOf): Client {
  const ask: Client['ask'] = async (document, variables, effort, signal) => {
    const exchange = new Exchange(transport, DEADLINE[effort], signal)
    const graphql = new GraphQLClient(url('graphql'), {
      errorPolicy: 'all',
      excludeOperationName: true,
      fetch: exchange.fetch,
      jsonSerializer: { stringify: JSON.stringify, parse: () => exchange.value },
    })
    const { data, errors } = await graphql.rawRequest<unknown>(document, variables)
    const { status, requestId } = exchange
    return { data: isRecord(data) ? data : null, errors: readErrors(errors), status, requestId }
  }
  return {
    ask,
    async run(operation, variables, signal) {
      const { data, errors, status, requestId } = await ask(operation.document, variables, operation.effort, signal)
      const lacks = data === null || (!operation.parts && errors.length > 0 && Object.values(data).includes(null))
      if (lacks) throw new AskError(failureOfErrors(errors, status, requestId))
      const said = operation.parts ? errors.map((error) => ({ path: error.path, message: wordsOf(error) })) : []
      return decoded(() => operation.decode(data, said), requestId)
    },
    async rest(call, signal) {
      const { method, path, body, decode } = call
      const reply = await transport({ url: url(path), method, body, deadline: DEADLINE.list, signal })
      const value = parsed(reply)
      // 404 and 409 are answers of the admin port; the gateway's refusals carry `errors`.
      const answered = [200, 404, 409].includes(reply.status) && !(isRecord(value) && 'errors' in value)
      if (!answered) throw new AskError(refusedRest(value, reply))
      return decoded(() => decode(value, reply.status), reply.requestId)
    },
  }
}

/**
 * The fetch that the client library is given. It reads the body within the deadline and judges it; the library gets an
 * empty one, and the value that was parsed here through its serializer: a body is parsed once.
 */
class Exchange {
  status = 0
  requestId: string | null = null
  value: unknown = null
  readonly #send: (url: string, body: string | null) => Promise<Reply>

  constructor(transport: Transport, deadline: number, signal: AbortSignal) {
    this.#send = (url, body) => transport({ url, method: 'POST', body, deadline, signal })
  }

  readonly fetch = async (input: URL | RequestInfo, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    const reply = await this.#send(url, typeof init?.body === 'string' ? init.body : null)
    this.status = reply.status
    this.requestId = reply.requestId
    this.value = executionOf(parsed(reply), reply)
    return new Response(null, { headers: { 'content-type': 'application/json' } })
  }
}

/** An object with data or errors, or an `AskError`. Some refusals of OAP are one bare error without `errors[]` (500). */
function executionOf(value: unknown, reply: Reply): unknown {
  const { status, requestId } = reply
  if (isRecord(value) && typeof value['message'] === 'string' && !('errors' in value))
    return executionOf({ errors: [value] }, reply)
  const data = isRecord(value) && isRecord(value['data']) ? value['data'] : null
  const errors = readErrors(isRecord(value) ? value['errors'] : undefined)
  if (data === null && errors.length === 0)
    throw new AskError(failureOf('not-json', 'The answer has neither data nor errors.', about(status, requestId)))
  const fromGateway = errors.some(({ code }) => code !== '')
  if (data === null && (status >= 500 || status === 429 || fromGateway))
    throw new AskError(failureOfErrors(errors, status, requestId))
  return { data, errors }
}

const about = (status: number, requestId: string | null) => ({ status, ...(requestId === null ? {} : { requestId }) })

function refusedRest(value: unknown, { status, requestId }: Reply): Failure {
  if (isRecord(value) && 'errors' in value) return failureOfErrors(readErrors(value['errors']), status, requestId)
  return failureOf(status >= 500 ? 'status' : 'graphql', refusalOf(value) ?? `HTTP ${status}`, about(status, requestId))
}

function decoded<A>(decode: () => A, requestId: string | null): A {
  try {
    return decode()
  } catch (thrown) {
    if (!(thrown instanceof Mismatch)) throw thrown
    throw new AskError(
      failureOf('graphql', `This server's answer is not understood: ${thrown.message}`, about(200, requestId)),
    )
  }
}
