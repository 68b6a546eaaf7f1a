import { readJson } from './json'
import { faultAt, MOST_DEPTH, type Node, type Read } from './node'

interface Line {
  readonly indent: number
  readonly text: string
  /** Where its text begins in the whole. */
  readonly at: number
}

class Stop extends Error {
  readonly at: number
  constructor(at: number) {
    super()
    this.at = at
  }
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'[\]{},&*!|>%@`-][^#\n]*?|-[^\s#][^#\n]*?)):(?:\s+|$)/
const BLOCK = /^([|>])([+-]?\d?|\d[+-])\s*(?:#.*)?$/

/**
 * The YAML that log lines are written in: maps and lists by indent, plain and quoted scalars, block texts, flow collections
 * that are JSON. Anchors, tags and several documents are not read.
 */
export function readYaml(text: string): Read {
  const raw = linesOf(text)
  const isBlank = ({ text: one }: Line): boolean => one === '' || one.startsWith('#')
  let next = 0
  const peek = (): Line | undefined => {
    while (next < raw.length && isBlank(raw[next] ?? END)) next += 1
    return raw[next]
  }

  function block(indent: number, depth: number): Node {
    const first = peek()
    if (!first || depth > MOST_DEPTH) throw new Stop(first?.at ?? text.length)
    return isItem(first.text) ? list(indent, depth) : KEY.test(first.text) ? map(indent, depth) : alone(first)
  }
  function alone(line: Line): Node {
    next += 1
    const after = peek()
    if (after) throw new Stop(after.at)
    return scalar(line.text, line.at)
  }
  function map(indent: number, depth: number): Node {
    const entries: (readonly [string, Node])[] = []
    for (let line = peek(); line && line.indent >= indent; line = peek()) {
      const found = KEY.exec(line.text)
      if (line.indent > indent || !found) throw new Stop(line.at)
      next += 1
      const key = found[1] ?? found[2]?.replaceAll("''", "'") ?? found[3] ?? ''
      entries.push([key, after(line.text.slice(found[0].length), line.at + found[0].length, indent, depth, true)])
    }
    return { kind: 'object', entries }
  }
  function list(indent: number, depth: number): Node {
    const items: Node[] = []
    for (let line = peek(); line && line.indent >= indent && isItem(line.text); line = peek()) {
      if (line.indent > indent) throw new Stop(line.at)
      const rest = line.text.slice(1).trimStart()
      const by = line.text.length - rest.length
      if (KEY.test(rest) || isItem(rest)) {
        // What stands behind the dash is a block of its own, indented by as much.
        raw[next] = { indent: indent + by, text: rest, at: line.at + by }
        items.push(block(indent + by, depth + 1))
      } else {
        next += 1
        items.push(after(rest, line.at + by, indent, depth, false))
      }
    }
    return { kind: 'list', items }
  }
  /** What stands behind `key:` or `-`, or below it. */
  function after(rest: string, at: number, indent: number, depth: number, isKey: boolean): Node {
    const style = BLOCK.exec(rest)
    if (style) return { kind: 'string', text: blockText(indent, style[1] === '>', style[2] ?? '') }
    const bare = rest.replace(/^#.*$/, '').trim()
    if (bare !== '') return scalar(bare, at)
    const below = peek()
    const isBelow = below && (below.indent > indent || (isKey && below.indent === indent && isItem(below.text)))
    return isBelow ? block(below.indent, depth + 1) : { kind: 'word', text: 'null' }
  }
  function blockText(indent: number, isFolded: boolean, chomp: string): string {
    const from = next
    while (next < raw.length && ((raw[next]?.indent ?? 0) > indent || raw[next]?.text === '')) next += 1
    const lines = raw.slice(from, next)
    const least = lines.reduce((min, line) => (line.text === '' ? min : Math.min(min, line.indent)), Infinity)
    const texts = lines.map((line) => ' '.repeat(line.text === '' ? 0 : line.indent - least) + line.text)
    const joined = isFolded ? texts.join('\n').replace(/([^\n])\n(?=[^\n ])/g, '$1 ') : texts.join('\n')
    return chomp.includes('+') ? joined : joined.trimEnd()
  }

  try {
    if (raw[next]?.text === '---') next += 1
    const first = peek()
    if (!first) throw new Stop(0)
    const flow = /^[[{]/.test(first.text) ? readJson(text) : null
    if (flow) return flow
    const root = block(first.indent, 0)
    const after = peek()
    if (after && after.text !== '...') throw new Stop(after.at)
    return { root }
  } catch (cause) {
    if (cause instanceof Stop) return faultAt(text, cause.at)
    throw cause
  }
}

const END: Line = { indent: 0, text: '', at: 0 }
const isItem = (text: string): boolean => text === '-' || text.startsWith('- ')

function linesOf(text: string): Line[] {
  let at = 0
  return text.split('\n').map((whole) => {
    const one = whole.trimEnd()
    const indent = one.length - one.trimStart().length
    const line = { indent, text: one.slice(indent), at: at + indent }
    at += whole.length + 1
    return line
  })
}

/** Without a comment at its end. */
const uncommented = (text: string): string => text.replace(/(?<=\s)#.*$/, '').trimEnd()

/** `at`: where it stands, for what is begun and not ended. */
function scalar(text: string, at: number): Node {
  const [first] = text
  if (first === '"') {
    const read = readJson(uncommented(text))
    if ('root' in read) return read.root
    throw new Stop(at)
  }
  if (first === "'") {
    const found = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(text)?.[1]
    if (found === undefined) throw new Stop(at)
    return { kind: 'string', text: found.replaceAll("''", "'") }
  }
  if (first === '{' || first === '[') {
    const read = readJson(text)
    return 'root' in read ? read.root : { kind: 'string', text }
  }
  if (first !== undefined && '&*!%@`'.includes(first)) throw new Stop(at)
  const bare = uncommented(text)
  if (/^(true|false|null|~)$/i.test(bare)) return { kind: 'word', text: bare }
  return { kind: /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(bare) ? 'number' : 'string', text: bare }
}
