import type { Capability } from './capabilities/capability'

/**
 * What an answer costs the server: it decides the deadline and whether the request counts as heavy. `list` covers metrics
 * and lists, `search` traces and logs, `map` the topology of a whole layer, `profile` the analysis of a profile.
 */
export type Effort = 'list' | 'search' | 'map' | 'profile'

/** One document of ours. Everything that varies travels in the variables. */
export interface Operation<Variables extends object, Answer> {
  readonly name: string
  readonly document: string
  readonly needs: Capability
  readonly effort: Effort
  /** Throws a `Mismatch` when the data is not what the protocol promises. */
  readonly decode: (data: unknown) => Answer
  /** Never there: it only ties the document to the type of its variables. */
  readonly takes?: (variables: Variables) => void
}

/** Variables of a document that has none. */
export type Nothing = Readonly<Record<never, never>>
