import { xOf } from '@/geometry/plot'
import type { Drawing } from './drawing'
import type { Marked } from './linked'

/** Of what takes no time, px. */
const LEAST = 2

/** Where a stretch of time lies in a plot, px from its left; `null` where nothing of it is in the window. */
export function stretchIn(
  { at, plot, half }: Pick<Drawing, 'at' | 'plot' | 'half'>,
  /** ms. */
  bucket: number,
  marked: Marked | null,
): { readonly left: number; readonly width: number } | null {
  const [first] = at
  const last = at.at(-1)
  if (marked === null || first === undefined || last === undefined) return null
  if (marked.to < first || marked.from >= last + bucket) return null
  const place = (instant: number): number => {
    const index = (Math.min(last, Math.max(first, instant)) - first) / bucket
    return xOf(plot, index)
  }
  const left = place(marked.from) - half
  return { left, width: Math.max(LEAST, place(marked.to) + half - left) }
}
