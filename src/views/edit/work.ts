import { lineDiff, type DiffLine } from '@/template/edit/lineDiff'
import { patched } from '@/template/edit/patched'
import { isObject } from '@/template/json'
import { print } from '@/template/print'
import type { Json } from '@/template/types'
import { indented } from './indented'
import type { Row } from './useRow'

/** What the server would get for an edited text; `null`: the text is no JSON, or no object. */
export function sentFor(row: Pick<Row, 'base' | 'shipped'>, text: string): string | null {
  const value = valueOf(text)
  if (!isObject(value)) return null
  const original = row.base ?? row.shipped
  return original === null ? print(value) : patched(original, value)
}

export function valueOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** What an editor begins with. */
export const firstText = ({ base, shipped }: Pick<Row, 'base' | 'shipped'>): string => indented(base ?? shipped ?? '')

/** How two stored texts differ, line by line as an editor shows them. */
export const differences = (from: string, to: string): readonly DiffLine[] => lineDiff(indented(from), indented(to))

/** Stretches of lines that differ. */
export const countChanges = (lines: readonly DiffLine[]): number =>
  lines.filter(({ kind }, index) => kind !== 'same' && (lines[index - 1]?.kind ?? 'same') === 'same').length
