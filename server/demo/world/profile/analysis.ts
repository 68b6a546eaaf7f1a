import type { Dump } from './dumps'

/** `ProfileStackElement` of the schema. */
export interface DumpedElement {
  readonly id: string
  readonly parentId: string
  readonly codeSignature: string
  readonly duration: number
  readonly durationChildExcluded: number
  readonly count: number
}

interface Node {
  readonly name: string
  readonly callees: Map<string, Node>
  count: number
  duration: number
  last: number
}

/** Dumps of one segment within the asked times. */
export interface Ranged {
  readonly dumps: readonly Dump[]
  readonly ranges: readonly { readonly start: number; readonly end: number }[]
}

/** `ProfileAnalyzation` of the schema. */
export interface Analysis {
  readonly tip: string | null
  readonly trees: readonly { readonly elements: readonly DumpedElement[] }[]
}

/** OAP analyses no more dumps. */
const MOST = 12_000

/**
 * The dumps put together, a tree per first frame. As in OAP a frame lasts from the first to the last of the dumps that have
 * it one after another: what one dump alone has lasts no time.
 */
export function analyse(segments: readonly Ranged[]): Analysis {
  const roots = new Map<string, Node>()
  let count = 0
  let sequence = 0
  for (const { dumps, ranges } of segments) {
    // Dumps of two segments never follow one another.
    sequence += 2
    let before = 0
    for (const { at, frames } of dumps) {
      sequence += 1
      const isAsked = ranges.some(({ start, end }) => start <= at && at <= end)
      if (isAsked && (count += 1) <= MOST) take(roots, frames, sequence, at - before)
      before = at
    }
  }
  const tip =
    count > MOST
      ? `Out of snapshot analyze limit, ${count} snapshots found, but analysis first ${MOST} snapshots only.`
      : null
  return { tip, trees: [...roots.values()].map((root) => ({ elements: elementsOf(root) })) }
}

function take(roots: Map<string, Node>, frames: readonly string[], sequence: number, since: number): void {
  let level = roots
  for (const name of frames) {
    let node = level.get(name)
    if (!node) level.set(name, (node = { name, callees: new Map(), count: 0, duration: 0, last: -1 }))
    node.count += 1
    if (node.last === sequence - 1) node.duration += since
    node.last = sequence
    level = node.callees
  }
}

/** Level by level, numbered from 1; nobody is number 0. */
function elementsOf(root: Node): readonly DumpedElement[] {
  const waiting: { readonly node: Node; readonly parentId: string }[] = [{ node: root, parentId: '0' }]
  const elements: DumpedElement[] = []
  for (let index = 0; index < waiting.length; index++) {
    const { node, parentId } = waiting[index] ?? { node: root, parentId: '0' }
    const { name, count, duration, callees } = node
    const id = String(index + 1)
    let inner = 0
    for (const callee of callees.values()) {
      inner += callee.duration
      waiting.push({ node: callee, parentId: id })
    }
    elements.push({ id, parentId, codeSignature: name, duration, durationChildExcluded: duration - inner, count })
  }
  return elements
}
