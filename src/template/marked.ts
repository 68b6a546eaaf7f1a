import { isObject } from './json'
import type { JsonObject } from './types'

/** A row that we would have removed where its server cannot: it stays there, says so, and is shown nowhere. */
export function isMarkedDeleted(raw: JsonObject): boolean {
  const own = raw['aerie']
  return isObject(own) && own['deleted'] === true
}
