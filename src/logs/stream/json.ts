import { faultAt, MOST_DEPTH, type Node, type Read } from './node'

const SPACE = /[ \t\r\n]*/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
const WORD = /true|false|null/y

/** JSON as it was written, or where it stops being JSON. */
export function readJson(text: string): Read {
  let at = 0
  class Stop extends Error {}
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? null
    if (found !== null) at += found.length
    return found
  }
  const sign = (wanted: string): boolean => {
    take(SPACE)
    if (text[at] !== wanted) return false
    at += 1
    return true
  }
  const need = (wanted: string): void => {
    if (!sign(wanted)) throw new Stop()
  }
  const string = (): string => {
    take(SPACE)
    const found = take(STRING)
    if (found === null) throw new Stop()
    return found.includes('\\') ? String(JSON.parse(found)) : found.slice(1, -1)
  }

  function value(depth: number): Node {
    if (depth > MOST_DEPTH) throw new Stop()
    take(SPACE)
    switch (text[at]) {
      case '{':
        return { kind: 'object', entries: between('{', '}', () => [key(), value(depth + 1)] as const) }
      case '[':
        return { kind: 'list', items: between('[', ']', () => value(depth + 1)) }
      case '"':
        return { kind: 'string', text: string() }
      default: {
        const number = take(NUMBER)
        if (number !== null) return { kind: 'number', text: number }
        const word = take(WORD)
        if (word === null) throw new Stop()
        return { kind: 'word', text: word }
      }
    }
  }
  function key(): string {
    const name = string()
    need(':')
    return name
  }
  function between<T>(open: string, close: string, one: () => T): readonly T[] {
    need(open)
    const all: T[] = []
    if (sign(close)) return all
    do all.push(one())
    while (sign(','))
    need(close)
    return all
  }

  try {
    const root = value(0)
    take(SPACE)
    if (at < text.length) throw new Stop()
    return { root }
  } catch (cause) {
    if (cause instanceof Stop) return faultAt(text, at)
    throw cause
  }
}
