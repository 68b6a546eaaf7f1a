import { isList, isObject } from '../json'
import type { Json, JsonObject } from '../types'
import { alignedTo } from './align'
import { locate } from './locate'
import { same } from './same'
import { indentOf, laidOut, leadOf, styleOf, type Style } from './style'
import type { ListNode, Node, ObjectNode } from './tree'

/**
 * The edited value in the original's bytes: whatever is deep-equal keeps its text (order of names, blanks, spelling), what
 * moved takes its text along, what is new is laid out as its surroundings are. Read back it is always the edited value. An
 * original that is not JSON has no bytes to keep: the value on one line, or on many where the original had many.
 */
export function patched(original: string, edited: Json): string {
  const located = locate(original)
  if (located.fault !== null) {
    const style: Style = { newline: original.includes('\n') ? '\n' : '', unit: '  ', colon: ':', gap: '' }
    return laidOut(edited, '', true, style.newline === '' ? style : { ...style, colon: ': ' })
  }
  const { root, value } = located
  const style = styleOf(original, root)
  const text = new Patch(original, style).value(root, value, edited, { indent: '', wide: style.newline !== '' })
  return original.slice(0, root.from) + text + original.slice(root.to)
}

/** Where a value stands: the indentation of its line, and whether its children get lines of their own. */
interface Spot {
  readonly indent: string
  readonly wide: boolean
}

/** A child of the original by its text: with the name, for a member. */
interface Old {
  readonly from: number
  readonly to: number
}
/** A child of the result: which old one it continues, and its text at a spot. */
interface Piece {
  readonly source: number | null
  readonly textAt: (spot: Spot) => string
}

class Patch {
  private readonly text: string
  private readonly style: Style
  constructor(text: string, style: Style) {
    this.text = text
    this.style = style
  }

  value(node: Node, was: Json, now: Json, spot: Spot): string {
    if (same(was, now)) return this.text.slice(node.from, node.to)
    if (node.kind === 'object' && isObject(was) && isObject(now)) return this.object(node, was, now, spot)
    if (node.kind === 'list' && isList(was) && isList(now)) return this.list(node, was, now, spot)
    return laidOut(now, spot.indent, spot.wide, this.style)
  }

  private list(node: ListNode, was: readonly Json[], now: readonly Json[], spot: Spot): string {
    const sources = alignedTo(was, now)
    const wide = this.siblingsAreWide(node)
    const pieces = now.map((item, at): Piece => {
      const source = sources[at] ?? null
      const child = source === null ? undefined : node.items[source]
      return {
        source,
        textAt: (inner) =>
          child === undefined || source === null
            ? laidOut(item, inner.indent, wide ?? inner.wide, this.style)
            : this.value(child, was[source] ?? null, item, inner),
      }
    })
    return this.enclosed(node, node.items, pieces, spot)
  }

  private object(node: ObjectNode, was: JsonObject, now: JsonObject, spot: Spot): string {
    const lasting = node.members.flatMap(({ key }, source) => (Object.hasOwn(now, key) ? [{ key, source }] : []))
    const pieces = lasting.map(({ key, source }): Piece => ({
      source,
      textAt: this.memberAt(node, source, was, now, key),
    }))
    const keys = lasting.map(({ key }) => key)
    let behind = 0
    for (const [key, value] of Object.entries(now)) {
      const known = keys.lastIndexOf(key)
      if (known >= 0) behind = known + 1
      else {
        const textAt = ({ indent, wide }: Spot): string =>
          JSON.stringify(key) + this.style.colon + laidOut(value, indent, wide, this.style)
        pieces.splice(behind, 0, { source: null, textAt })
        keys.splice(behind, 0, key)
        behind++
      }
    }
    const olds = node.members.map(({ name, value }): Old => ({ from: name.from, to: value.to }))
    return this.enclosed(node, olds, pieces, spot)
  }

  /** Of a name that stands twice the last one counts; the others stay as they are. */
  private memberAt(node: ObjectNode, source: number, was: JsonObject, now: JsonObject, key: string): Piece['textAt'] {
    const member = node.members[source]
    if (member === undefined) return () => ''
    const { name, value } = member
    const counts = node.members.findLastIndex((other) => other.key === key) === source
    return (spot) =>
      this.text.slice(name.from, value.from) +
      (counts ? this.value(value, was[key] ?? null, now[key] ?? null, spot) : this.text.slice(value.from, value.to))
  }

  /** Children with their blanks: each brings its own, new ones take those of their neighbours. */
  private enclosed(node: Node, olds: readonly Old[], pieces: readonly Piece[], spot: Spot): string {
    const open = this.text[node.from] ?? ''
    const close = this.text[node.to - 1] ?? ''
    if (pieces.length === 0) return open + close
    const blanks = this.blanksOf(node, olds, spot)
    const last = pieces.length - 1
    const parts = pieces.map(({ source, textAt }, at) => {
      const stays = source !== null && (source === 0) === (at === 0)
      const lead = (stays ? blanks.leads[source] : undefined) ?? (at === 0 ? blanks.first : blanks.next)
      const trail =
        at === last ? blanks.end : source === null || source === olds.length - 1 ? '' : blanks.trails[source]
      const indent = indentOf(lead)
      return lead + textAt({ indent: indent ?? spot.indent, wide: indent !== null }) + (trail ?? '')
    })
    return open + parts.join(',') + close
  }

  private blanksOf(node: Node, olds: readonly Old[], { indent, wide }: Spot): Blanks {
    const { newline, unit, gap } = this.style
    const leads = olds.map(({ from }) => leadOf(this.text, from))
    const trails = olds.map(({ to }, at) => {
      const rest = olds[at + 1]
      const comma = rest === undefined ? node.to - 1 : rest.from - (leads[at + 1] ?? '').length - 1
      return this.text.slice(to, comma)
    })
    const spread = wide && newline !== ''
    const first = leads[0] ?? (spread ? newline + indent + unit : '')
    const next = leads[1] ?? (indentOf(first) !== null ? first : gap)
    return { leads, trails, first, next, end: trails.at(-1) ?? (spread ? newline + indent : '') }
  }

  /** `null`: there is none to go by. */
  private siblingsAreWide(node: ListNode): boolean | null {
    const [sibling] = node.items.filter(({ kind }) => kind !== 'atom')
    return sibling === undefined ? null : this.text.slice(sibling.from, sibling.to).includes('\n')
  }
}

interface Blanks {
  readonly leads: readonly string[]
  readonly trails: readonly string[]
  readonly first: string
  readonly next: string
  readonly end: string
}
