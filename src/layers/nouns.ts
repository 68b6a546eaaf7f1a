import { ENDPOINTS, INSTANCES, type Noun, type Nouns } from './identity'

export type Part = keyof Nouns

/** For layers that do not say, and for parts they should not have. */
const USUAL: Readonly<Record<Part, Noun>> = {
  service: ['service', 'services'],
  instance: INSTANCES,
  endpoint: ENDPOINTS,
  process: ['process', 'processes'],
}

/** What several of them are called there, in lower case. */
export const manyOf = (nouns: Nouns, part: Part): string => (nouns[part] ?? USUAL[part])[1]
