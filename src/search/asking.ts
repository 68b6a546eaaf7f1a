import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Failure } from '@/mqe/result'
import type { Operation } from '@/protocol/operation'
import { useConnection } from '@/query/connection'
import { asFailure, withdrawn } from '@/query/failure'
import { fetchOf } from '@/query/use-operation'

/** ms after which it is said that an answer takes long, and offered to stop. */
const SLOW = 5_000

export type Ask = <V extends object, A>(operation: Operation<V, A>, variables: V) => Promise<A>

/** One matter at a time that may take several requests, one after the other; the next replaces it. */
export interface Asking {
  readonly pending: Readonly<Ref<boolean>>
  /** It has been asked for long. */
  readonly slow: Readonly<Ref<boolean>>
  readonly failure: Readonly<ShallowRef<Failure | null>>
  /** `job` fails with an `AskError`, or leaves what it found where it belongs. `anew`: also what was answered just now. */
  readonly run: (job: (ask: Ask) => Promise<void>, anew?: boolean) => void
  /** Withdraws what is asked; the reader's wish is told as a failure. */
  readonly stop: () => void
  readonly leave: () => void
}

export function useAsking(): Asking {
  const connection = useConnection()
  const pending = ref(false)
  const slow = ref(false)
  const failure = shallowRef<Failure | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: { leave: () => void } | null = null

  function leave(): void {
    clearTimeout(timer)
    const before = current
    current = null
    pending.value = false
    slow.value = false
    before?.leave()
  }

  function run(job: (ask: Ask) => Promise<void>, anew = false): void {
    leave()
    const mine = { leave: (): void => {} }
    current = mine
    pending.value = true
    timer = setTimeout(() => (slow.value = true), SLOW)
    const ask = async <V extends object, A>(operation: Operation<V, A>, variables: V): Promise<A> => {
      if (current !== mine) throw withdrawn()
      const fetch = fetchOf(connection, operation, variables)
      const kept = anew ? null : connection.fetcher.last<A>(fetch)
      if (kept?.fresh) return kept.value
      const ticket = connection.fetcher.ask(fetch)
      mine.leave = ticket.leave
      const answer = await ticket.answer
      if (current !== mine) throw withdrawn()
      return answer
    }
    const settle = (failed: Failure | null): void => {
      if (current !== mine) return
      leave()
      failure.value = failed
    }
    job(ask).then(
      () => settle(null),
      (thrown: unknown) => settle(asFailure(thrown)),
    )
  }

  function stop(): void {
    if (current === null) return
    leave()
    failure.value = withdrawn().failure
  }

  onScopeDispose(leave)
  return { pending, slow, failure, run, stop, leave }
}
