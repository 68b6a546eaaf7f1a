import type { Capability } from './capabilities/capability'

/**
 * What an answer costs the server: it decides the deadline and whether the request counts as heavy. `list` covers metrics
 * and lists, `search` traces and logs, `map` the topology of a whole layer, `profile` the analysis of a profile.
 */
export type Effort = 'list' | 'search' | 'map' | 'profile'

/** Why one part of an answer is missing: its place, and the server's words. */
export interface PartError {
  readonly path: readonly unknown[]
  readonly message: string
}

/** One document of ours. Everything that varies travels in the variables. */
export interface Operation<Variables extends object, Answer> {
  readonly name: string
  readonly document: string
  readonly needs: Capability
  readonly effort: Effort
  /** Its parts may fail alone: what is missing does not cost the rest, and `decode` is told the errors. */
  readonly parts?: true
  /** Throws a `Mismatch` when the data is not what the protocol promises. */
  readonly decode: (data: unknown, errors?: readonly PartError[]) => Answer
  /** Never there: it only ties the document to the type of its variables. */
  readonly takes?: (variables: Variables) => void
}

/** Variables of a document that has none. */
export type Nothing = Readonly<Record<never, never>>
