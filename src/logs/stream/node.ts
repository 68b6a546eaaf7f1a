/** A value as it was written: numbers keep their digits, fields their order, even where two have one name. */
export type Node =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Node])[] }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'string' | 'number' | 'word'; readonly text: string }

/** Where reading stopped; both count from 1. */
export interface Fault {
  readonly line: number
  readonly column: number
}
export type Read = { readonly root: Node } | { readonly fault: Fault }

/** Deeper ones are not read: nobody opens them. */
export const MOST_DEPTH = 400

export function faultAt(text: string, at: number): { readonly fault: Fault } {
  const before = text.slice(0, at)
  const start = before.lastIndexOf('\n') + 1
  return { fault: { line: before.split('\n').length, column: at - start + 1 } }
}

export const childrenOf = (node: Node): readonly (readonly [label: string, value: Node])[] =>
  node.kind === 'object'
    ? node.entries
    : node.kind === 'list'
      ? node.items.map((item, index) => [String(index), item] as const)
      : []

export const isEmpty = (node: Node): boolean =>
  node.kind === 'object' ? node.entries.length === 0 : node.kind === 'list' ? node.items.length === 0 : true

export const sizeOf = (node: Node): number =>
  node.kind === 'object' ? node.entries.length : node.kind === 'list' ? node.items.length : 0

/** `{ name: "orders", total: 50, … }`: what a closed one holds, as far as `most` characters go. */
export function preview(node: Node, most = 90): string {
  let text = ''
  const write = (one: Node, depth: number): void => {
    if (text.length > most) return
    if (one.kind === 'string') text += JSON.stringify(one.text.slice(0, most))
    else if (one.kind === 'number' || one.kind === 'word') text += one.text.slice(0, most)
    else if (isEmpty(one)) text += one.kind === 'object' ? '{}' : '[]'
    else if (depth > 3) text += one.kind === 'object' ? '{…}' : '[…]'
    else {
      const [open, close] = one.kind === 'object' ? ['{ ', ' }'] : ['[', ']']
      text += open
      childrenOf(one).every(([label, child], index) => {
        text += index > 0 ? ', ' : ''
        if (one.kind === 'object') text += `${label.slice(0, most)}: `
        write(child, depth + 1)
        return text.length <= most
      })
      text += close
    }
  }
  write(node, 0)
  return text.length > most ? `${text.slice(0, most)}…` : text
}
