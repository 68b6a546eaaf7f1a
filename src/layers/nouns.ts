import { ENDPOINTS, INSTANCES, type Noun, type Nouns } from './identity'
import { identityOf } from './registry'

export type Part = keyof Nouns

/** For layers that do not say, and for parts they should not have. */
const USUAL: Readonly<Record<Part, Noun>> = {
  service: ['service', 'services'],
  instance: INSTANCES,
  endpoint: ENDPOINTS,
  process: ['process', 'processes'],
}

/** False for a part that does not occur in the layer: a virtual database has no instances. */
export const occurs = (layer: string, part: Part): boolean => identityOf(layer).nouns[part] !== undefined

/** What several of them are called there, in lower case. */
export const manyOf = (layer: string, part: Part): string => (identityOf(layer).nouns[part] ?? USUAL[part])[1]
