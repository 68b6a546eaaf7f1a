import { innerOf } from './content'
import { childrenOf, isEmpty, type Node } from './node'

/** A line of the tree. */
export interface TreeRow {
  /** Indices from the root, `0/3`; of a text or a rest with a sign behind it. */
  readonly path: string
  readonly depth: number
  /** The field's name, an item's number; `null` for the root. */
  readonly label: string | null
  readonly node: Node
  readonly canOpen: boolean
  readonly isOpen: boolean
  /** A text of several lines, shown below its field. */
  readonly isText: boolean
  /** Entries that are left out here; above 0 the row stands for them. */
  readonly rest: number
}

export interface TreeState {
  /** Paths that are not as they come. */
  readonly turned: ReadonlySet<string>
  /** How often more entries of a path were asked for. */
  readonly asked: ReadonlyMap<string, number>
}

/** Entries of one value that are shown at first, and with each asking. */
const ENTRIES = 40
const MORE = 200
/** Lines in all, before more are asked for at the root. */
const ROWS = 300
/** Levels that are open as they come, with so many entries at most. */
const OPEN = { depth: 2, entries: 24 }
/** Longer texts are shown below their field. */
const LONG = 300

const isLong = (text: string): boolean => text.length > LONG || /\n./.test(text)

const startsOpen = (node: Node, depth: number): boolean =>
  node.kind === 'object' || node.kind === 'list'
    ? depth < OPEN.depth && (depth === 0 || childrenOf(node).length <= OPEN.entries)
    : false

export function treeRows(root: Node, { turned, asked }: TreeState): readonly TreeRow[] {
  const rows: TreeRow[] = []
  const most = ROWS + (asked.get('') ?? 0) * ROWS
  let left = 0

  function add(node: Node, path: string, depth: number, label: string | null): void {
    if (rows.length >= most) {
      left += 1
      return
    }
    const inner = node.kind === 'string' ? innerOf(node.text) : null
    const holder = inner ?? node
    const isText = node.kind === 'string' && inner === null && isLong(node.text)
    const canOpen = isText || !isEmpty(holder)
    const isOpen = canOpen && startsOpen(node, depth) !== turned.has(path)
    const row = { path, depth, label, node, canOpen, isOpen, isText: false, rest: 0 }
    rows.push(row)
    if (!isOpen) return
    if (isText) {
      rows.push({ ...row, path: `${path}"`, depth: depth + 1, canOpen: false, isOpen: false, isText: true })
      return
    }
    const children = childrenOf(holder)
    const shown = ENTRIES + (asked.get(path) ?? 0) * MORE
    const last = children.length > shown + 5 ? shown : children.length
    for (let at = 0; at < last; at += 1) {
      const [name, child] = children[at] ?? ['', node]
      add(child, path === '' ? String(at) : `${path}/${at}`, depth + 1, name)
    }
    if (last < children.length)
      rows.push({
        ...row,
        path: `${path}+`,
        depth: depth + 1,
        canOpen: false,
        isOpen: false,
        rest: children.length - last,
      })
  }

  add(root, '', 0, null)
  if (left > 0)
    rows.push({
      path: '+',
      depth: 0,
      label: null,
      node: root,
      canOpen: false,
      isOpen: false,
      isText: false,
      rest: left,
    })
  return rows
}

/** The path whose entries a row of the rest stands for. */
export const askedBy = ({ path }: TreeRow): string => path.slice(0, -1)
