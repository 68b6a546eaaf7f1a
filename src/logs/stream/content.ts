import type { LogLine } from '@/protocol/log/line'
import { readJson } from './json'
import type { Fault, Node, Read } from './node'
import { cutAt, plain } from './plain'
import { readYaml } from './yaml'

/** What an opened line shows: a tree, or text and, where it was called something else, why it is none. */
export type Content =
  | { readonly kind: 'tree'; readonly root: Node }
  | { readonly kind: 'text'; readonly called: 'JSON' | 'YAML' | null; readonly fault: Fault | null }

/** Longer content is not read as anything but text. */
const MOST = 2_000_000

export function contentOf({ content, contentType }: Pick<LogLine, 'content' | 'contentType'>): Content {
  const isLikeJson = /^\s*[[{]/.test(content)
  if (content.length > MOST || content.trim() === '') return { kind: 'text', called: null, fault: null }
  if (contentType === 'TEXT' && !isLikeJson) return { kind: 'text', called: null, fault: null }
  const text = content.replace(/\r\n?/g, '\n')
  const read = contentType === 'YAML' ? readYaml(text) : readJson(text)
  if ('root' in read) return isTree(read) ? { kind: 'tree', root: read.root } : TEXT
  return contentType === 'TEXT' ? TEXT : { kind: 'text', called: contentType, fault: read.fault }
}

const TEXT: Content = { kind: 'text', called: null, fault: null }
const isTree = (read: Read): boolean => 'root' in read && (read.root.kind === 'object' || read.root.kind === 'list')

/** JSON within a string, as some agents write it. */
export function innerOf(text: string): Node | null {
  if (text.length > MOST || !/^\s*(\{\s*["}]|\[)/.test(text)) return null
  const read = readJson(text)
  return 'root' in read && isTree(read) ? read.root : null
}

/** Text in steps of so many characters. */
export const STEP = 65_536
export const shownText = (text: string, steps: number): string => plain(cutAt(text, STEP * steps))
