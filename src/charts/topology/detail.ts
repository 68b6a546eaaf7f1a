/** How much of a map is drawn at a scale: all; discs and names; discs and marks; dots. */
export type Detail = 'all' | 'names' | 'marks' | 'dots'

export const detailAt = (zoom: number): Detail =>
  zoom >= 0.7 ? 'all' : zoom >= 0.35 ? 'names' : zoom >= 0.15 ? 'marks' : 'dots'
