import { escaped, Refusal } from './refusal'
import type { Level } from './source'
import { wordKind, type WordKind } from './words'

const SYMBOLS = ['.', ',', '(', ')', '[', ']', '{', '}', '=', '-', '+', '*', '/', '%', '<', '>'] as const
const PAIRS = ['==', '!=', '<=', '>=', '&&', '||'] as const
export type TokenKind = WordKind | 'Decimal' | 'String' | 'EOF' | (typeof SYMBOLS)[number] | (typeof PAIRS)[number]

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly from: number
  readonly to: number
}

const SPACE = /[ \t\r\n]*/y
const DECIMAL = /[0-9]+\.[0-9]+/y
const WORD = /[a-zA-Z0-9_]+/y
const STRING = /'[^']*'|"[^"]*"/y

const at = (pattern: RegExp, text: string, index: number): string | null => {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0] ?? null
}

/** OAP's lexer: longest match, on demand, so that text behind a complete expression is never looked at. */
export class Lexer {
  readonly text: string
  private readonly level: Level
  private index = 0

  constructor(text: string, level: Level) {
    this.text = text
    this.level = level
  }

  /** The next token; at the end always another EOF. Throws a Refusal for text that is no token. */
  next(): Token {
    const from = this.index + (at(SPACE, this.text, this.index)?.length ?? 0)
    const [kind, text] = this.match(from)
    this.index = from + text.length
    return { kind, text, from, to: this.index }
  }

  private match(from: number): [TokenKind, string] {
    const { text } = this
    if (from >= text.length) return ['EOF', '']
    const decimal = at(DECIMAL, text, from)
    if (decimal) return ['Decimal', decimal]
    const word = at(WORD, text, from)
    if (word) return [wordKind(word, this.level), word]
    const string = at(STRING, text, from)
    if (string) return ['String', string]
    const pair = PAIRS.find((symbol) => text.startsWith(symbol, from))
    if (pair && (this.level >= 10.2 || (pair !== '&&' && pair !== '||'))) return [pair, pair]
    const symbol = SYMBOLS.find((candidate) => candidate === text[from])
    if (symbol) return [symbol, symbol]
    throw this.unknown(from)
  }

  /** ANTLR quotes up to and with the character that no token could continue with. */
  private unknown(from: number): Refusal {
    const first = this.text[from]
    const unended = first === "'" || first === '"'
    const begun = first === '!' || (this.level >= 10.2 && (first === '&' || first === '|'))
    const points = [...this.text.slice(from)]
    const read = unended ? points : points.slice(0, begun ? 2 : 1)
    const quoted = read.join('')
    return new Refusal(this.text, from, from + quoted.length, `token recognition error at: '${escaped(quoted)}'`)
  }
}
