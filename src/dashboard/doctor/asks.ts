import type { Failure } from '@/mqe/result'
import { listLayers } from '@/protocol/metadata/layers'
import { listServices } from '@/protocol/metadata/services'
import { listMetrics } from '@/protocol/mqe/metrics'
import { getTtl } from '@/protocol/ttl/ttl'
import type { Connection } from '@/query/connection'
import { asFailure, isPassing } from '@/query/failure'
import { answerOnce, fetchOnce, type Once } from '@/query/once'
import type { Asks } from './case'

/** Asks the page's own server; `asked` hears the name of every request that this took. */
export function asksOf(connection: Connection, signal: AbortSignal, asked: (name: string) => void): Asks {
  const { server } = connection
  const counted = async <A>(name: string, once: Promise<Once<A>>): Promise<A> => {
    const { value, requested } = await once
    if (requested) asked(name)
    return value
  }
  const reach = async (): Promise<Failure | null> => {
    // Whoever answered the page a moment ago is not asked whether it answers.
    if (server.reach.value.state === 'up') return null
    try {
      await counted('listLayers', fetchOnce(connection, listLayers, {}, signal))
      await server.ready()
      return null
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (!isPassing(failure)) throw thrown
      asked('listLayers')
      return failure
    }
  }
  return {
    reach,
    clock: () => server.clock.value,
    version: () => server.version.value,
    capabilities: () => server.capabilities.value,
    ttl: async () =>
      server.capabilities.value?.has.has('ttl') ? counted('getTtl', fetchOnce(connection, getTtl, {}, signal)) : null,
    services: () => counted('listServices', fetchOnce(connection, listServices, { layer: null }, signal)),
    answer: (question) => counted('execExpression', answerOnce(connection, question, signal)),
    // Names are letters, digits and underscores: nothing of them is special in a regular expression.
    metrics: (names) =>
      counted('listMetrics', fetchOnce(connection, listMetrics, { regex: `^(${names.join('|')})$` }, signal)),
  }
}
