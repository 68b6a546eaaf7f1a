import type { Oddities } from './oddities'
import type { FlameElement } from './table'

/** Rows of all trees in one list, in the order in which they came. */
export interface Links {
  readonly count: number
  /** -1 for a root. */
  readonly parent: Int32Array
  /** Index in `names`. */
  readonly name: Uint32Array
  readonly names: readonly string[]
  /** In units, never below zero. */
  readonly total: Float64Array
}

/** Whose rows hang on whom. Nothing is left out: a row whose parent cannot be found is a root. */
export function link(trees: readonly (readonly FlameElement[])[], oddities: Oddities): Links {
  const count = trees.reduce((sum, tree) => sum + tree.length, 0)
  const parent = new Int32Array(count).fill(-1)
  const name = new Uint32Array(count)
  const total = new Float64Array(count)
  const names: string[] = []
  const known = new Map<string, number>()
  let base = 0
  for (const tree of trees) {
    const places = placesOf(tree, oddities)
    for (let at = 0; at < tree.length; at += 1) {
      const row = tree[at]
      if (row === undefined) continue
      let named = known.get(row.name)
      if (named === undefined) {
        named = names.push(row.name) - 1
        known.set(row.name, named)
      }
      name[base + at] = named
      total[base + at] = weightOf(row, oddities)
      const above = places(row.parentId)
      if (above >= 0 && above !== at) parent[base + at] = base + above
      else if (above < 0 && !isNobody(row.parentId)) oddities.note('orphan', row.name)
    }
    base += tree.length
  }
  cutCycles(parent, (at) => oddities.note('cycle', names[name[at] ?? 0] ?? ''))
  return { count, parent, name, names, total }
}

/** What servers write in a row that hangs on none; `0` too where no row has that id. */
const isNobody = (parentId: string | number): boolean => {
  const id = idOf(parentId)
  return id === -1 || id === 0 || id === '' || id === '-1'
}

const isCount = (value: number): boolean => value >= 0 && value < Infinity

function weightOf({ total, self, name }: FlameElement, oddities: Oddities): number {
  const own = self === null ? 0 : self
  if (isCount(total) && isCount(own)) return Math.max(total, own)
  oddities.note('number', name)
  return isCount(total) ? total : isCount(own) ? own : 0
}

/** `"12"` is 12: servers write numbers as text. */
function idOf(id: string | number): string | number {
  if (typeof id === 'number') return id
  if (id.length === 0 || id.length > 9 || (id.length > 1 && id.charCodeAt(0) === 48)) return id
  let value = 0
  for (let at = 0; at < id.length; at += 1) {
    const digit = id.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return id
    value = value * 10 + digit
  }
  return value
}

/** From an id to the row's place in its tree, -1 where there is none. Ids are mostly small numbers: an array then. */
function placesOf(tree: readonly FlameElement[], oddities: Oddities): (id: string | number) => number {
  const size = tree.length * 2 + 16
  const near = new Int32Array(size).fill(-1)
  const far = new Map<string | number, number>()
  const isNear = (id: string | number): id is number =>
    typeof id === 'number' && id >= 0 && id < size && Number.isInteger(id)
  const find = (raw: string | number): number => {
    const id = idOf(raw)
    return (isNear(id) ? near[id] : far.get(id)) ?? -1
  }
  tree.forEach((row, at) => {
    const id = idOf(row.id)
    if (find(id) >= 0) oddities.note('duplicate', row.name)
    else if (isNear(id)) near[id] = at
    else far.set(id, at)
  })
  return find
}

/** The first row met twice on a way up becomes a root. */
function cutCycles(parent: Int32Array, tell: (at: number) => void): void {
  const walked = new Int32Array(parent.length)
  for (let from = 0; from < parent.length; from += 1) {
    let at = from
    while (at >= 0 && walked[at] === 0) {
      walked[at] = from + 1
      at = parent[at] ?? -1
    }
    if (at < 0 || walked[at] !== from + 1) continue
    parent[at] = -1
    tell(at)
  }
}
