import type { LabelList } from '@/mqe/source'
import type { Combo } from './combos'

/** Labels as a result carries them: sorted by key. */
export const listOf = (combo: Combo): LabelList =>
  Object.entries(combo)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))

/** The text a line is stored under, keys in the order of the metric's rule. */
const stored = (combo: Combo, keys: readonly string[]): string =>
  keys.flatMap((key) => (combo[key] === undefined ? [] : `${key}=${combo[key]}`)).join(',')

/** The places of lines in the natural order of their stored texts. */
export function orderOf(combos: readonly Combo[], keys: readonly string[]): readonly number[] {
  const texts = combos.map((combo) => stored(combo, keys))
  return texts
    .map((_, at) => at)
    .sort((a, b) => {
      const [one = '', other = ''] = [texts[a], texts[b]]
      return one < other ? -1 : one > other ? 1 : 0
    })
}
