import type { Watch } from '../fixture/strict'
import { ask } from './plain'

export interface Named {
  readonly id: string
  readonly name: string
}

/** The variables of the last request whose document has such a field. */
export function variablesOf<T>({ asked }: Watch, field: string): T {
  const found = asked
    .map(({ body }) => JSON.parse(body) as { query: string; variables?: T })
    .findLast(({ query }) => query.includes(`${field}(`))
  if (!found?.variables) throw new Error(`the page never asked ${field}`)
  return found.variables
}

export async function servicesOf(oap: string, layer: string): Promise<readonly Named[]> {
  const { listServices } = await ask<{ listServices: readonly Named[] }>(
    oap,
    'query($layer: String) { listServices(layer: $layer) { id name } }',
    { layer },
  )
  return listServices
}

export const sorted = (names: Iterable<string>): readonly string[] => [...names].sort()
