import { isObject } from './json'
import type { Json } from './types'

/** Rows on OAP 11 that we wrote are called so; 10.x gives ids of its own, so there every row may be anybody's. */
export const isOurRow = (id: string): boolean => id.startsWith('aerie.')

/** Longest part of a name in an id: storages keep few hundred characters. */
const LONGEST = 120

/**
 * What a row of ours is called: `aerie.<LAYER>.<Entity>.<name>`. It travels in a path, where proxies refuse a `/` however it
 * is written.
 */
export const rowIdOf = (head: { readonly layer: string; readonly entity: string; readonly name: string }): string =>
  ['aerie', head.layer, head.entity, head.name].map((part) => part.replace(/[/\\]/g, '-').slice(0, LONGEST)).join('.')

/** The same for a stored text; `null` when it does not say what it is about. */
export function rowIdIn(configuration: string): string | null {
  let value: Json
  try {
    value = JSON.parse(configuration) as Json
  } catch {
    return null
  }
  if (!isObject(value)) return null
  const { layer, entity, name } = value
  if (typeof layer !== 'string' || typeof entity !== 'string' || typeof name !== 'string') return null
  return rowIdOf({ layer, entity, name })
}
