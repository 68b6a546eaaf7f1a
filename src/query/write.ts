import type { Operation } from '@/protocol/operation'
import type { Connection } from './connection'
import { AskError } from './failure'

/**
 * A mutation: sent once, never shared, remembered or repeated. Whatever was answered under a key that starts with `stale` is
 * asked anew. Rejects with an `AskError`; what OAP declines in the data is an answer.
 */
export async function write<V extends object, A>(
  { client, server, slots, fetcher }: Connection,
  operation: Operation<V, A>,
  variables: V,
  { signal, stale }: { readonly signal: AbortSignal; readonly stale: string },
): Promise<A> {
  const give = await slots.take(false, signal)
  try {
    if (server.closed) throw new AskError(server.closed)
    return await client.run(operation, variables, signal)
  } finally {
    give()
    fetcher.forget(stale)
  }
}
