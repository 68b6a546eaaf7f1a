/** A stretch of the scatter: from and to in epoch ms, shortest and longest duration in ms, all included. */
export interface Box {
  readonly from: number
  readonly to: number
  readonly min: number
  readonly max: number
}

export function readBox(text: string | undefined): Box | null {
  const [, ...numbers] = /^(\d{1,14})-(\d{1,14}),(\d{1,12})-(\d{1,12})$/.exec(text ?? '') ?? []
  const [from, to, min, max] = numbers.map(Number)
  if (from === undefined || to === undefined || min === undefined || max === undefined) return null
  return from <= to && min <= max ? { from, to, min, max } : null
}

export const printBox = ({ from, to, min, max }: Box): string => `${from}-${to},${min}-${max}`

export const isInside = (
  { from, to, min, max }: Box,
  { start, duration }: { readonly start: number | null; readonly duration: number | null },
): boolean => start !== null && duration !== null && start >= from && start <= to && duration >= min && duration <= max
