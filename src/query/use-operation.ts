import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import type { Effort, Operation } from '@/protocol/operation'
import { useConnection, type Connection } from './connection'
import { asFailure, AskError, failureOf, isPassing } from './failure'
import type { Fetch, Ticket } from './fetcher'
import type { Server } from './server'

/** The part of a widget's states that an answer alone decides. */
export type FetchState = 'loading' | 'fresh' | 'refreshing' | 'stale' | 'empty' | 'error' | 'unsupported' | 'blocked'

export interface Fetched<A> {
  /** Stays while it is refreshed, and when the refresh fails. */
  readonly data: Readonly<ShallowRef<A | null>>
  readonly failure: Readonly<ShallowRef<Failure | null>>
  readonly state: ComputedRef<FetchState>
  readonly retry: () => void
}

/** One shared list or object; `null` from the getter asks nothing. Equal variables are asked once, kept for 10 s. */
export function useOperation<V extends object, A>(operation: Operation<V, A>, variables: () => V | null): Fetched<A> {
  const connection = useConnection()
  return useFetched<A>(() => {
    const given = variables()
    return given && fetchOf(connection, operation, given)
  })
}

/** The operation as something that can be fetched: equal variables share one request. */
export const fetchOf = <V extends object, A>(
  { client, server }: Pick<Connection, 'client' | 'server'>,
  operation: Operation<V, A>,
  variables: V,
): Fetch<A> => ({
  key: operationKey(operation, variables),
  heavy: isHeavy(operation.effort),
  ...(operation.needs === 'base' ? {} : { prepare: () => must(server, operation) }),
  run: (signal) => client.run(operation, variables, signal),
})

/** The last answer to what somebody else asked, however old; asks nothing itself. */
export function useLast<V extends object, A>(
  operation: Operation<V, A>,
  variables: () => V | null,
): ComputedRef<A | null> {
  const connection = useConnection()
  return computed(() => {
    const given = variables()
    return given && (connection.fetcher.last<A>(fetchOf(connection, operation, given))?.value ?? null)
  })
}

export const operationKey = <V extends object, A>({ name }: Operation<V, A>, variables: V): string =>
  `${name} ${JSON.stringify(variables)}`

/** Rejects for what this server cannot do. One that would not tell is asked all the same. */
async function must<V extends object, A>(server: Server, { needs }: Operation<V, A>): Promise<void> {
  const { has, known } = await server.ready()
  if (known && !has.has(needs))
    throw new AskError(failureOf('unsupported', `This OAP (${server.version.value ?? '?'}) lacks ${needs}.`))
}

export const isHeavy = (effort: Effort): boolean => effort !== 'list'

/** The same for anything that can be fetched: the key decides when it is another question. */
export function useFetched<A>(wanted: () => Fetch<A> | null): Fetched<A> {
  const { fetcher, server } = useConnection()
  const data = shallowRef<A | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const pending = shallowRef(false)
  /** Nothing is an answer too: no such object. */
  const answered = shallowRef(false)
  let current: Fetch<A> | null = null
  let ticket: Ticket<A> | null = null

  function leave(): void {
    ticket?.leave()
    ticket = null
    pending.value = false
  }

  function ask(fetch: Fetch<A>): void {
    leave()
    const mine = fetcher.ask(fetch)
    ticket = mine
    pending.value = true
    const settle = (apply: () => void): void => {
      // Latest wins: an answer to an earlier question is not shown.
      if (ticket !== mine) return
      ticket = null
      pending.value = false
      apply()
    }
    mine.answer.then(
      (value) =>
        settle(() => {
          data.value = value
          answered.value = true
          failure.value = null
        }),
      (thrown: unknown) =>
        settle(() => {
          failure.value = asFailure(thrown)
        }),
    )
  }

  function follow(next: Fetch<A> | null): void {
    if (next?.key === current?.key) return
    leave()
    current = next
    const kept = next ? fetcher.last<A>(next) : null
    data.value = kept?.value ?? null
    answered.value = kept !== null
    failure.value = null
    if (next && !kept?.fresh) ask(next)
  }

  const retry = (): void => {
    if (current) ask(current)
  }
  watch(wanted, follow, { immediate: true })
  // Whoever is back may have lost what it had, or have more: what stands here is of before.
  watch(server.recovered, () => {
    if (failure.value ? isPassing(failure.value) : answered.value && current && !fetcher.last(current)?.fresh) retry()
  })
  // What was asked anew elsewhere on the page is newer than what stands or failed here.
  const unlisten = fetcher.listen((key) => {
    if (key !== current?.key || ticket !== null) return
    data.value = fetcher.last<A>(current)?.value ?? null
    answered.value = true
    failure.value = null
  })
  onScopeDispose(() => {
    unlisten()
    leave()
  })
  return {
    data,
    failure,
    state: computed(() => stateOf(data.value, failure.value, pending.value, answered.value)),
    retry,
  }
}

function stateOf(data: unknown, failure: Failure | null, pending: boolean, answered: boolean): FetchState {
  if (data !== null) {
    if (pending) return 'refreshing'
    if (failure) return 'stale'
    return Array.isArray(data) && data.length === 0 ? 'empty' : 'fresh'
  }
  if (!failure && !pending && answered) return 'empty'
  if (!failure || pending) return 'loading'
  if (failure.cause === 'unsupported') return 'unsupported'
  return failure.cause === 'refused' ? 'blocked' : 'error'
}
