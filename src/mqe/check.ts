import { checkCall } from './arguments'
import { callsOf } from './calls'
import { Lexer, type Token } from './lexer'
import { checkMeaning } from './meaning'
import { parse, type Parsed } from './parse'
import { problem, type Problem } from './problem'
import { Refusal } from './refusal'
import type { Level } from './source'

export interface Checked {
  readonly level: Level
  /** The metrics the server knows; without it none is called unknown. */
  readonly metrics?: { has(name: string): boolean } | null
}

/** All tokens up to the end or to the first text that is none, words read as the newest OAP does. */
function tokensOf(text: string): Token[] {
  const lexer = new Lexer(text, 11.0)
  const tokens: Token[] = []
  try {
    for (let token = lexer.next(); token.kind !== 'EOF'; token = lexer.next()) tokens.push(token)
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
  }
  return tokens
}

/** More than anyone writes; the checks of calls are not made for millions. */
const MOST_TOKENS = 4_000

function callProblems(tokens: readonly Token[], level: Level): Problem[] {
  if (tokens.length > MOST_TOKENS) return []
  const calls = callsOf(tokens)
  // `sum(a, b)` inside aggregate_labels names labels and is no call.
  const named = new Set(
    calls.filter(({ name }) => name.text === 'aggregate_labels').map(({ args }) => args[1]?.[0]?.from),
  )
  return calls.filter(({ name }) => !named.has(name.from)).flatMap((call) => checkCall(call, level))
}

const boolProblems = (tokens: readonly Token[], level: Level): Problem[] =>
  level >= 10.2
    ? []
    : tokens
        .filter(({ kind }) => kind === '&&' || kind === '||')
        .map((token) => problem('newer', token, `${token.text} needs OAP 10.2`))

function read(text: string, level: Level): Parsed {
  try {
    return parse(text, level)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    return { ok: false, fault: { message: thrown.message, from: 0, to: text.length } }
  }
}

/**
 * Everything an author should know about an expression, in the order of the text: what OAP of that level refuses, what
 * it would silently read in another way (text behind a complete expression), and what is bound to end in an error.
 */
export function check(text: string, { level, metrics = null }: Checked): Problem[] {
  const tokens = tokensOf(text)
  const found = [...callProblems(tokens, level), ...boolProblems(tokens, level)]
  const parsed = read(text, level)
  if (!parsed.ok) {
    if (found.length === 0) found.push(problem('syntax', parsed.fault, parsed.fault.message))
  } else {
    const rest = text.slice(parsed.end)
    if (rest.trim() !== '' && found.length === 0) {
      const from = parsed.end + rest.length - rest.trimStart().length
      found.push(problem('ignored', { from, to: text.trimEnd().length }, 'OAP ignores this text'))
    }
    if (found.length === 0 || rest.trim() === '') found.push(...checkMeaning(parsed.ast, metrics))
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}
