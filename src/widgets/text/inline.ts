import { safeHref } from '../href'

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly of: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly of: readonly Inline[] }

/** Deeper nesting is text. */
const DEPTH = 6
const MARKS = ['**', '__', '*', '_'] as const

/** Emphasis, code and, where they may be, links of one paragraph; one whose address is not safe is the text it was. */
export const inlines = (source: string, links: boolean): readonly Inline[] => read(source, DEPTH, links)

interface Found {
  readonly piece: Inline
  /** First character after it. */
  readonly end: number
}

function read(source: string, depth: number, links: boolean): readonly Inline[] {
  const pieces: Inline[] = []
  /** Closers that do not come any more: looking for each again would take quadratic time. */
  const missing = new Set<string>()
  const find = (closer: string, from: number): number => {
    if (missing.has(closer)) return -1
    const at = source.indexOf(closer, from)
    if (at < 0) missing.add(closer)
    return at
  }
  let text = ''
  let index = 0
  while (index < source.length) {
    const sign = source[index] ?? ''
    const next = source[index + 1] ?? ''
    const found = depth > 0 ? pieceAt(source, index, depth, links, find) : null
    if (found) {
      if (text !== '') pieces.push({ kind: 'text', text })
      text = ''
      pieces.push(found.piece)
      index = found.end
    } else if (sign === '\\' && /[\\`*_[\]()#+\-.!<>]/.test(next)) {
      text += next
      index += 2
    } else {
      text += sign
      index += 1
    }
  }
  return text === '' ? pieces : [...pieces, { kind: 'text', text }]
}

type Find = (closer: string, from: number) => number

function pieceAt(source: string, index: number, depth: number, links: boolean, find: Find): Found | null {
  const sign = source[index]
  if (sign === '`') {
    const end = find('`', index + 1)
    return end > index + 1 ? { piece: { kind: 'code', text: source.slice(index + 1, end) }, end: end + 1 } : null
  }
  if (sign === '[' && links) return linkAt(source, index, depth, find)
  return sign === '*' || sign === '_' ? emphasisAt(source, index, depth, links, find) : null
}

function linkAt(source: string, index: number, depth: number, find: Find): Found | null {
  const middle = find('](', index + 1)
  const end = middle < 0 ? -1 : find(')', middle + 2)
  if (middle < 0 || end < 0 || source.slice(index + 1, middle).includes('[')) return null
  const href = safeHref(source.slice(middle + 2, end))
  if (href === null || middle === index + 1) return null
  return { piece: { kind: 'link', href, of: read(source.slice(index + 1, middle), depth - 1, false) }, end: end + 1 }
}

/** `**strong**` and `*em*`; nothing inside a word for `_`, and no blank beside the marks. */
function emphasisAt(source: string, index: number, depth: number, links: boolean, find: Find): Found | null {
  const mark = MARKS.find((one) => source.startsWith(one, index)) ?? '*'
  const from = index + mark.length
  const end = find(mark, from)
  const inside = end < 0 ? '' : source.slice(from, end)
  if (inside.trim() === '' || inside !== inside.trim()) return null
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(source[at] ?? '')
  if (mark.startsWith('_') && (isWord(index - 1) || isWord(end + mark.length))) return null
  const kind = mark.length === 2 ? 'strong' : 'em'
  return { piece: { kind, of: read(inside, depth - 1, links) }, end: end + mark.length }
}
