import type { LRParser } from '@lezer/lr'
import type { Node } from './ast'
import { build } from './build'
import { parser } from './parser.gen'
import type { SyntaxFault } from './refusal'
import type { Level } from './source'
import { recognise } from './syntax'
import { wordTerm, wordTermAt } from './tokens'

export type Parsed =
  /** `end`: OAP ignores everything behind a complete expression. */
  { readonly ok: true; readonly ast: Node; readonly end: number } | { readonly ok: false; readonly fault: SyntaxFault }

const parsers = new Map<Level, LRParser>()

/** The Lezer parser with the token words of a level, for the editor too. */
export function parserAt(level: Level): LRParser {
  const known = parsers.get(level)
  if (known) return known
  const made = parser.configure({ specializers: [{ from: wordTerm, to: wordTermAt(level) }] })
  parsers.set(level, made)
  return made
}

/**
 * The expression as an OAP of `level` reads it, or its syntax error. Throws RangeError for one that is nested some
 * thousands deep (where OAP's stack overflows too).
 */
export function parse(text: string, level: Level): Parsed {
  const found = recognise(text, level)
  if ('fault' in found) return { ok: false, fault: found.fault }
  const read = text.slice(0, found.end)
  return { ok: true, ast: build(parserAt(level).parse(read), read), end: found.end }
}
