import type { Json, JsonObject } from '@/template/types'

/** How stored words look; names of tokens: `fs-body`, `text-1`, `info-tint`. */
export interface TextLook {
  readonly size: string
  readonly colour: string
  readonly ground: string | null
  readonly align: 'left' | 'center' | 'right'
}

/** Colour names of stored texts as our tokens; what has no meaning here is plain ink on the sheet. */
const COLOURS: Readonly<Record<string, string>> = {
  green: 'ok',
  blue: 'info',
  red: 'bad',
  orange: 'warn',
  grey: 'text-3',
}
const GROUNDS: Readonly<Record<string, string>> = {
  green: 'ok-tint',
  blue: 'info-tint',
  red: 'bad-tint',
  orange: 'warn-tint',
  grey: 'surface-2',
}
/** Up to so many px a size is that token. */
const SIZES = [
  [12, 'fs-dense'],
  [14, 'fs-body'],
  [17, 'fs-head'],
  [22, 'fs-title'],
] as const

/** Of the `graph` of a Text or a TimeRange. */
export function textLook(stored: JsonObject): TextLook {
  const size = Number(stored['fontSize'] ?? 14)
  const align = textIn(stored, 'textAlign')
  return {
    size: Number.isFinite(size) ? (SIZES.find(([most]) => size <= most)?.[1] ?? 'fs-stat') : 'fs-body',
    colour: named(COLOURS, textIn(stored, 'fontColor')) ?? 'text-1',
    ground: named(GROUNDS, textIn(stored, 'backgroundColor')) ?? null,
    align: align === 'center' || align === 'right' ? align : 'left',
  }
}

/** A member that is text; empty where it is not. */
export const textIn = (stored: JsonObject, key: string): string => wordOf(stored[key])

const wordOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const named = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
