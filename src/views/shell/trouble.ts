import type { Vital } from '@/layers/identity'
import type { Result } from '@/mqe/result'

/** How much of a bucket failed; `null` where nothing was measured. */
export interface Trouble {
  /** Start of the bucket, epoch ms. */
  readonly at: number
  /** 0 to 1 */
  readonly share: number | null
}

/** Only a share of what went well says how much failed. */
export const tellsTrouble = ({ unit, worse }: Vital): boolean => unit === '%' && worse === 'low'

export function troubleOf(result: Result): readonly Trouble[] | null {
  if (result.kind !== 'series') return null
  const [line] = result.lines
  if (!line || line.points.every(({ value }) => typeof value !== 'number')) return null
  return line.points.map(({ at, value }) => ({
    at,
    share: typeof value === 'number' ? Math.min(1, Math.max(0, (100 - value) / 100)) : null,
  }))
}

/** Least share that fills the height: a few failed calls in ten thousand are no mountain. */
const LEAST_TOP = 0.05

export interface Silhouette {
  readonly fill: string
  readonly line: string
}

/** Paths of the outline, one piece per stretch without a gap. `base` and `top` are px from above. */
export function silhouette(
  trouble: readonly Trouble[],
  x: (at: number) => number,
  base: number,
  top: number,
): Silhouette {
  const most = Math.max(LEAST_TOP, ...trouble.map(({ share }) => share ?? 0))
  const pieces: string[][] = [[]]
  const ends: number[][] = [[]]
  for (const { at, share } of trouble) {
    if (share === null) {
      pieces.push([])
      ends.push([])
      continue
    }
    const place = x(at)
    pieces.at(-1)?.push(`${place.toFixed(1)} ${(base - (share / most) * (base - top)).toFixed(1)}`)
    ends.at(-1)?.push(place)
  }
  const drawn = pieces
    .map((points, index) => ({ points, ends: ends[index] ?? [] }))
    .filter(({ points }) => points.length)
  return {
    line: drawn.map(({ points }) => `M${points.join('L')}`).join(''),
    fill: drawn
      .map(
        ({ points, ends }) => `M${ends[0]?.toFixed(1)} ${base}L${points.join('L')}L${ends.at(-1)?.toFixed(1)} ${base}Z`,
      )
      .join(''),
  }
}
