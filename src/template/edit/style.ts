import { isList, isObject } from '../json'
import type { Json } from '../types'
import type { Node } from './tree'

/** How a text is laid out. */
export interface Style {
  /** `''`: all on one line. */
  readonly newline: '' | '\n' | '\r\n'
  /** One level of indentation. */
  readonly unit: string
  /** Between a name and its value. */
  readonly colon: string
  /** Behind a comma inside a line. */
  readonly gap: string
}

const COMPACT: Style = { newline: '', unit: '', colon: ':', gap: '' }

/** As the first brackets of a text do it. */
export function styleOf(text: string, root: Node): Style {
  const colon = firstColon(text, root) ?? COMPACT.colon
  const spread = firstSpread(text, root, '')
  if (spread === null) return { ...COMPACT, colon, gap: colon.endsWith(' ') ? ' ' : '' }
  return { ...spread, colon, gap: ' ' }
}

/** The blanks before a child. */
export function leadOf(text: string, from: number): string {
  let start = from
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--
  return text.slice(start, from)
}

/** What of a lead indents the line; `null` when it starts none. */
export const indentOf = (lead: string): string | null =>
  lead.includes('\n') ? lead.slice(lead.lastIndexOf('\n') + 1) : null

const childrenOf = (node: Node): readonly { readonly from: number; readonly node: Node }[] => {
  if (node.kind === 'list') return node.items.map((item) => ({ from: item.from, node: item }))
  return node.kind === 'object' ? node.members.map(({ name, value }) => ({ from: name.from, node: value })) : []
}

function firstColon(text: string, node: Node): string | null {
  if (node.kind === 'object') {
    const [first] = node.members
    if (first) return text.slice(first.name.to, first.value.from)
  }
  for (const { node: child } of childrenOf(node)) {
    const found = firstColon(text, child)
    if (found !== null) return found
  }
  return null
}

function firstSpread(text: string, node: Node, around: string): Pick<Style, 'newline' | 'unit'> | null {
  for (const { from, node: child } of childrenOf(node)) {
    const lead = leadOf(text, from)
    const indent = indentOf(lead)
    if (indent !== null)
      return {
        newline: lead.includes('\r\n') ? '\r\n' : '\n',
        unit: indent.startsWith(around) ? indent.slice(around.length) : indent,
      }
    const found = firstSpread(text, child, around)
    if (found !== null) return found
  }
  return null
}

/** A value as JSON; -0 is spelled as such. */
export const spelled = (value: Json): string => (Object.is(value, -0) ? '-0' : JSON.stringify(value))

/** A new value laid out in a style: `wide` gives each child its line, `indent` is that of the line it begins on. */
export function laidOut(value: Json, indent: string, wide: boolean, style: Style): string {
  const inner = indent + style.unit
  const nested = (child: Json): string => laidOut(child, inner, wide, style)
  if (isList(value)) return enclosed('[', value.map(nested), ']', indent, wide, style)
  if (!isObject(value)) return spelled(value)
  const members = Object.entries(value).map(([key, child]) => JSON.stringify(key) + style.colon + nested(child))
  return enclosed('{', members, '}', indent, wide, style)
}

function enclosed(
  open: string,
  parts: readonly string[],
  close: string,
  indent: string,
  wide: boolean,
  style: Style,
): string {
  if (parts.length === 0) return open + close
  if (!wide || style.newline === '') return open + parts.join(`,${style.gap}`) + close
  const lead = style.newline + indent + style.unit
  return open + lead + parts.join(`,${lead}`) + style.newline + indent + close
}
