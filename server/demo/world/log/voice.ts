import type { ContentType, Say } from './line'

export type Level = 'info' | 'debug' | 'warn' | 'error'
type PerLevel<Thing> = Readonly<Record<Level, Thing>>

/** How a service says things. */
export interface Voice {
  /** Its words for the levels, and what it says at each. */
  readonly words: PerLevel<string>
  readonly says: PerLevel<readonly Say[]>
  /** It writes a line per request instead, told by the status and maybe the kind of route; `''` is none. */
  readonly access: { readonly say: Say; readonly routes: readonly string[] } | null
  /** Share of what is not about requests all the same. */
  readonly aside: number
  /** Share of its usual lines that hang on traces, as far as there are traces for them. */
  readonly traced: number
}

/** Share of the usual lines of most services that hang on traces. */
const TRACED = 0.7

export const UPPER = { info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR' }
export const PYTHON = { ...UPPER, warn: 'WARNING' }
export const LOWER = { info: 'info', debug: 'debug', warn: 'warn', error: 'error' }

const all = (type: ContentType, texts: readonly string[]): readonly Say[] => texts.map((text) => ({ type, text }))

export const voice = (type: ContentType, texts: PerLevel<readonly string[]>, words: Voice['words'] = UPPER): Voice => ({
  words,
  says: {
    info: all(type, texts.info),
    debug: all(type, texts.debug),
    warn: all(type, texts.warn),
    error: all(type, texts.error),
  },
  access: null,
  aside: 1,
  traced: TRACED,
})

/** Of lines about requests, in JSON. */
export const access = (text: string, routes: readonly string[] = ['']): Voice => ({
  words: UPPER,
  says: { info: [], debug: [], warn: [], error: [] },
  access: { say: { type: 'JSON', text }, routes },
  aside: 0,
  traced: TRACED,
})

/** One that writes lines about requests, and another one now and then. */
export const beside = ({ access }: Voice, { says, words }: Voice, aside: number): Voice => ({
  says,
  words,
  access,
  aside,
  traced: TRACED,
})

/** One that says nothing but about the request it is at work for. */
export const within = (usual: Voice): Voice => ({ ...usual, traced: 1 })
