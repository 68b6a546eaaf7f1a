import type { Json, JsonObject } from '@/template/types'
import { safeHref } from './href'

export interface TextOptions {
  readonly content: string
  /** The whole text is a link to it; `null` where there is none or it is not safe. */
  readonly href: string | null
  /** Names of tokens: `fs-body`, `text-1`, `info-tint`. */
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

/** What a stored Text says; `raw` is the stored item. */
export function textOptions(raw: JsonObject): TextOptions {
  const stored = isObject(raw['graph']) ? raw['graph'] : {}
  const text = (key: string): string => (typeof stored[key] === 'string' ? stored[key] : '')
  const named = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
    Object.hasOwn(table, name) ? table[name] : undefined
  const size = Number(stored['fontSize'] ?? 14)
  const align = text('textAlign')
  const ground = named(GROUNDS, text('backgroundColor')) ?? null
  return {
    content: text('content'),
    href: safeHref(text('url')),
    size: Number.isFinite(size) ? (SIZES.find(([most]) => size <= most)?.[1] ?? 'fs-stat') : 'fs-body',
    colour: named(COLOURS, text('fontColor')) ?? 'text-1',
    ground,
    align: align === 'center' || align === 'right' ? align : 'left',
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
