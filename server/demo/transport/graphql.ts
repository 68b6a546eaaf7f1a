import { setTimeout } from 'node:timers/promises'
import type { Answer, Call, Signal } from '../../upstream'
import type { Answerer, Prepared, Reply } from '../graphql/answer'
import { breather } from '../graphql/breather'
import type { Roots } from '../graphql/execute'
import { answer, bareStatus, methodNotAllowed } from './plain'
import type { Pool } from './pool'
import { NOT_ACCEPTABLE, negotiate, readQuestion } from './request'

/** Root fields that answer while the query pool is full (oap-protocol 4); mutations do too. */
const OUTSIDE_POOL: ReadonlySet<string> = new Set([
  '__schema',
  '__type',
  '__typename',
  'version',
  'getTimeInfo',
  'checkHealth',
  'getRecordsTTL',
  'getMetricsTTL',
  'getAllServices',
  'searchServices',
  'searchService',
  'getAllBrowserServices',
  'searchBrowserServices',
  'searchBrowserService',
  'getServiceInstances',
  'searchEndpoint',
  'getAllDatabases',
])

export interface GraphqlPort {
  readonly answerer: Answerer
  readonly roots: Roots
  readonly pool: Pool
  /** Ms before a query begins. */
  readonly latency: number
}

/** `POST /graphql` as OAP's Armeria and graphql-java answer it. */
export function createGraphql({ answerer, roots, pool, latency }: GraphqlPort) {
  const work = async (prepared: Prepared, signal: Signal): Promise<Reply> => {
    if (latency > 0) await setTimeout(latency)
    return prepared.run(roots, breather(signal))
  }

  return async function graphql(call: Call, signal: Signal): Promise<Answer> {
    if (call.method !== 'POST') return methodNotAllowed(call.method)
    const question = readQuestion(call)
    if ('status' in question) return question
    const type = negotiate(call.headers['accept'])
    if (type === null) return NOT_ACCEPTABLE
    const send = ({ status, body }: Reply): Answer => answer(status, type, body)
    const prepared = await answerer(question, breather())
    if ('status' in prepared) return send(prepared)
    const pooled = !prepared.mutation && prepared.rootFields.some((name) => !OUTSIDE_POOL.has(name))
    if (!pooled) return send(await work(prepared, signal))
    return pool(
      async () => send(await work(prepared, signal)),
      () => bareStatus(503),
      signal,
    )
  }
}
