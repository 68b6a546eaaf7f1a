import type { Result } from '@/mqe/result'
import type { Operation } from '@/protocol/operation'
import type { Connection } from './connection'
import { withdrawn } from './failure'
import { keyOf } from './plan'
import type { Question } from './question'
import { fetchOf } from './use-operation'

/** What was asked once, and whether that took a request. */
export interface Once<A> {
  readonly value: A
  readonly requested: boolean
}

/** The answer to one question outside a page's own list: what the page has is used. Rejects only when withdrawn. */
export function answerOnce(
  { cache, executor }: Pick<Connection, 'cache' | 'executor'>,
  question: Question,
  signal: AbortSignal,
): Promise<Once<Result>> {
  const key = keyOf(question)
  const known = cache.read(key)
  if (known) return Promise.resolve({ value: known.result, requested: false })
  return new Promise((resolve, reject) => {
    const listener = {
      answered: (found: ReadonlyMap<string, { readonly result: Result }>) => {
        const answer = found.get(key)
        if (answer) resolve({ value: answer.result, requested: true })
      },
    }
    signal.addEventListener('abort', () => {
      executor.drop([key], listener)
      reject(withdrawn())
    })
    executor.want([question], listener)
  })
}

/** The answer to one operation; rejects with an `AskError`. */
export async function fetchOnce<V extends object, A>(
  connection: Connection,
  operation: Operation<V, A>,
  variables: V,
  signal: AbortSignal,
): Promise<Once<A>> {
  const fetch = fetchOf(connection, operation, variables)
  const kept = connection.fetcher.last<A>(fetch)
  if (kept) return { value: kept.value, requested: false }
  const { answer, leave } = connection.fetcher.ask(fetch)
  signal.addEventListener('abort', leave)
  return { value: await answer, requested: true }
}
