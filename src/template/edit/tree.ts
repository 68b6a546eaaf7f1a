/** Where something stands in a text: UTF-16 offsets, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Member {
  /** Decoded. */
  readonly key: string
  /** The name with its quotes. */
  readonly name: Span
  readonly value: Node
}

export interface AtomNode extends Span {
  readonly kind: 'atom'
}
export interface ListNode extends Span {
  readonly kind: 'list'
  readonly items: readonly Node[]
}
export interface ObjectNode extends Span {
  readonly kind: 'object'
  /** In the order of the text, repeated names included. */
  readonly members: readonly Member[]
}
/** JSON by its places in the text; what stands there is read from the parsed value. */
export type Node = AtomNode | ListNode | ObjectNode

/** Deeper texts are refused: no dashboard nests so, and what walks them would run out of stack. */
export const MAX_DEPTH = 100

/** Where a text stops being JSON, and why. */
export class Stop extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Strictly what JSON.parse reads, to at most MAX_DEPTH levels; anything else throws a `Stop`. */
export function treeOf(text: string): Node {
  const scan = new Scan(text)
  const root = scan.value(0)
  scan.blank()
  if (scan.at < text.length) throw new Stop('something follows the end', scan.at)
  return root
}

const QUOTE = 34
const BACKSLASH = 92
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_$][\w$]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class Scan {
  at = 0
  private readonly text: string
  constructor(text: string) {
    this.text = text
  }

  blank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.at++
    }
  }

  value(depth: number): Node {
    if (depth > MAX_DEPTH) throw new Stop(`is nested deeper than ${MAX_DEPTH} levels`, this.at)
    this.blank()
    const from = this.at
    const first = this.text[from]
    if (first === '{') return this.object(from, depth)
    if (first === '[') return this.list(from, depth)
    if (first === '"') this.quoted()
    else if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) this.number()
    else this.word()
    return { kind: 'atom', from, to: this.at }
  }

  private object(from: number, depth: number): ObjectNode {
    const members: Member[] = []
    this.at++
    this.blank()
    if (this.text[this.at] !== '}')
      do {
        members.push(this.member(depth))
      } while (this.more('}', from))
    this.at++
    return { kind: 'object', from, to: this.at, members }
  }

  private member(depth: number): Member {
    this.blank()
    const from = this.at
    if (this.text[from] !== '"') throw new Stop(this.missing('a name in double quotes'), from)
    const escaped = this.quoted()
    const name = { from, to: this.at }
    const inner = this.text.slice(from + 1, this.at - 1)
    const key = escaped ? decoded(this.text.slice(from, this.at), inner) : inner
    this.blank()
    if (this.text[this.at] !== ':') throw new Stop(this.missing('a colon'), this.at)
    this.at++
    return { key, name, value: this.value(depth + 1) }
  }

  private list(from: number, depth: number): ListNode {
    const items: Node[] = []
    this.at++
    this.blank()
    if (this.text[this.at] !== ']')
      do {
        items.push(this.value(depth + 1))
      } while (this.more(']', from))
    this.at++
    return { kind: 'list', from, to: this.at, items }
  }

  /** After a member or an item: another one follows, or the end. */
  private more(close: '}' | ']', opened: number): boolean {
    this.blank()
    const next = this.text[this.at]
    if (next === close) return false
    if (next === undefined) throw new Stop(`${close === '}' ? 'an object' : 'a list'} is not closed`, opened)
    if (next !== ',') throw new Stop(this.missing(`a comma or ${close}`), this.at)
    const comma = this.at
    this.at++
    this.blank()
    if (this.text[this.at] === close) throw new Stop('a comma with nothing behind it', comma)
    return true
  }

  /** Whether it holds escapes. */
  private quoted(): boolean {
    const from = this.at
    let escaped = false
    for (let at = from + 1; ; at++) {
      const code = this.text.charCodeAt(at)
      if (code === QUOTE) {
        this.at = at + 1
        return escaped
      }
      if (Number.isNaN(code)) throw new Stop('a text is not closed', from)
      if (code === BACKSLASH) {
        escaped = true
        ESCAPE.lastIndex = at
        if (!ESCAPE.test(this.text)) throw new Stop(`${this.text.slice(at, at + 2)} means nothing in a text`, at)
        at = ESCAPE.lastIndex - 1
      } else if (code === 10 || code === 13) throw new Stop('a text is not closed before its line ends', from)
      else if (code < 32) throw new Stop('a control character in a text', at)
    }
  }

  private number(): void {
    NUMBER.lastIndex = this.at
    if (!NUMBER.test(this.text)) throw new Stop('is not a number', this.at)
    this.at = NUMBER.lastIndex
    const next = this.text[this.at]
    if (next !== undefined && /[\w.+-]/.test(next)) throw new Stop('is not a number as JSON writes them', this.at)
  }

  private word(): void {
    WORD.lastIndex = this.at
    const word = WORD.exec(this.text)?.[0]
    if (word === undefined) throw new Stop(this.missing('a value'), this.at)
    if (word !== 'true' && word !== 'false' && word !== 'null')
      throw new Stop(`${word.slice(0, 40)} is no value, texts need double quotes`, this.at)
    this.at += word.length
  }

  private missing(what: string): string {
    const next = this.text[this.at]
    if (next === undefined) return `${what} is missing at the end`
    if (next === "'" || next === '“' || next === '”') return 'texts need straight double quotes'
    if (next === '/') return 'JSON has no comments'
    return `${what} is missing before ${JSON.stringify(next)}`
  }
}

function decoded(quoted: string, otherwise: string): string {
  const value: unknown = JSON.parse(quoted)
  return typeof value === 'string' ? value : otherwise
}
