import type { Size } from '@/charts/drawing'

/** How dials share their cell: arcs where each is large enough to be read, else bars below each other. */
export interface DialsLayout {
  readonly form: 'arc' | 'bar'
  readonly columns: number
  /** Dials that find room. */
  readonly shown: number
  /** Of an arc, px. */
  readonly width: number
}

const ARC = { least: 104, most: 260, ratio: 0.56, words: 30 }
const BAR = { height: 38, width: 150 }

export function dialsLayout(count: number, { width, height }: Size): DialsLayout {
  const fits = Array.from({ length: count }, (_, index) => {
    const columns = index + 1
    const rows = Math.ceil(count / columns)
    const wide = Math.min(width / columns - 16, (height / rows - ARC.words) / ARC.ratio, ARC.most)
    return { columns, wide }
  })
  const best = fits.reduce((found, one) => (one.wide > found.wide ? one : found), { columns: 1, wide: 0 })
  if (best.wide >= ARC.least) return { form: 'arc', columns: best.columns, shown: count, width: Math.floor(best.wide) }
  const columns = Math.max(1, Math.min(count, Math.floor(width / BAR.width)))
  const rows = Math.max(1, Math.floor(height / BAR.height))
  return { form: 'bar', columns, shown: Math.min(count, columns * rows), width: 0 }
}
