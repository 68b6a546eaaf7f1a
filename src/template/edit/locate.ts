import { step } from '../json'
import type { Fault, Json } from '../types'
import { Stop, treeOf, type Member, type Node, type Span } from './tree'

/** A line and a column of a text, both from 1. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

export interface SyntaxFault extends LineColumn {
  readonly message: string
  readonly offset: number
}

/** What JSON allows and nobody means: a name given twice, `__proto__`. */
export interface Oddity extends Fault, Span {}

interface Places {
  /** The line and column of an offset. */
  readonly lineOf: (offset: number) => LineColumn
  /**
   * Where the thing stands that a fault's path names (`$.children[3].graph.type`); the opening bracket of the nearest thing
   * around it where it is missing itself, `null` for a path that cannot be read.
   */
  readonly spanOf: (path: string) => Span | null
}

export interface LocatedValue extends Places {
  readonly fault: null
  readonly value: Json
  readonly root: Node
  readonly oddities: readonly Oddity[]
}
export interface LocatedFault extends Places {
  readonly fault: SyntaxFault
}
/** JSON with its places in the text, or where and why it is none. */
export type Located = LocatedValue | LocatedFault

/** Longer texts are refused before they are read: UTF-16 units. The longest dashboard that OAP ships has 130 000. */
export const MAX_LENGTH = 8_000_000

/** Never throws; reads at most MAX_LENGTH units and MAX_DEPTH levels. */
export function locate(text: string): Located {
  const lineOf = (offset: number): LineColumn => lineColumn(text, offset)
  const stopped = (message: string, offset: number): LocatedFault => ({
    fault: { message, offset, ...lineOf(offset) },
    lineOf,
    spanOf: (path) => (path === '$' ? { from: offset, to: Math.min(text.length, offset + 1) } : null),
  })
  if (text.length > MAX_LENGTH) return stopped(`is longer than ${MAX_LENGTH} characters`, 0)
  try {
    const root = treeOf(text)
    const value = JSON.parse(text) as Json
    return { fault: null, value, root, oddities: odditiesOf(root), lineOf, spanOf: (path) => spanOf(root, path) }
  } catch (error) {
    if (error instanceof Stop) return stopped(error.message, error.offset)
    return stopped(error instanceof Error ? error.message : String(error), 0)
  }
}

function lineColumn(text: string, offset: number): LineColumn {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}

const STEP = /\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y

function spanOf(root: Node, path: string): Span | null {
  if (!path.startsWith('$')) return null
  let node = root
  for (let at = 1; at < path.length;) {
    STEP.lastIndex = at
    const found = STEP.exec(path)
    if (found === null) return null
    const next = childOf(node, found)
    if (next === undefined) return { from: node.from, to: node.kind === 'atom' ? node.to : node.from + 1 }
    node = next
    at = STEP.lastIndex
  }
  return { from: node.from, to: node.to }
}

function childOf(node: Node, [, plain, index, quoted]: RegExpExecArray): Node | undefined {
  if (index !== undefined) return node.kind === 'list' ? node.items[Number(index)] : undefined
  const key: unknown = plain ?? JSON.parse(quoted ?? '""')
  return node.kind === 'object' ? node.members.findLast((member) => member.key === key)?.value : undefined
}

/** A step up towards the root: paths are only written out for what is told. */
interface Trail {
  readonly up: Trail | null
  readonly step: string | number
}

const pathOf = ({ up, step: own }: Trail): string =>
  (up === null ? '$' : pathOf(up)) + (typeof own === 'number' ? `[${own}]` : step(own))

function odditiesOf(root: Node): readonly Oddity[] {
  const found: Oddity[] = []
  const walk = (node: Node, up: Trail | null): void => {
    if (node.kind === 'list')
      for (const [index, item] of node.items.entries()) if (item.kind !== 'atom') walk(item, { up, step: index })
    if (node.kind !== 'object') return
    for (const [at, { key, name, value }] of node.members.entries()) {
      const tell = (message: string): unknown => found.push({ path: pathOf({ up, step: key }), message, ...name })
      if (isRepeated(node.members, at)) tell('is there twice, the last one counts')
      if (key === '__proto__') tell('is a name that no option has')
      if (value.kind !== 'atom') walk(value, { up, step: key })
    }
  }
  walk(root, null)
  return found
}

/** Names are few in all but hostile objects, and a set for each object costs more than comparing them. */
const FEW = 40
const sets = new WeakMap<readonly Member[], ReadonlyMap<string, number>>()

function isRepeated(members: readonly Member[], at: number): boolean {
  const key = members[at]?.key ?? ''
  if (members.length <= FEW) {
    for (let k = 0; k < at; k++) if (members[k]?.key === key) return true
    return false
  }
  const firsts = sets.get(members) ?? new Map([...members.entries()].reverse().map(([k, member]) => [member.key, k]))
  sets.set(members, firsts)
  return firsts.get(key) !== at
}
