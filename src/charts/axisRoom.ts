import { MARGINS } from '@/geometry/plot'

/** Between a label and the axis, px. */
export const LABEL_GAP = 6
/** By which a value axis grows, so that the plots of neighbours still begin at the same place, px. */
const GRAIN = 8

/** How wide a label of 11 px is at most, in the widest of the faces we ask for, px. */
export const labelWidth = (text: string): number => [...text].reduce((sum, sign) => sum + widthOf(sign), 0)

function widthOf(sign: string): number {
  if (sign === '.' || sign === ',' || sign === 'i') return 3.5
  if (sign === '-') return 4
  return /[A-Z]/.test(sign) ? 9 : 7
}

/** The place of a value axis with these labels, px from the left: 38, or as much more as the longest of them takes. */
export function leftOf(labels: readonly string[]): number {
  const longest = labels.reduce((most, label) => Math.max(most, labelWidth(label)), 0)
  return MARGINS.left + GRAIN * Math.max(0, Math.ceil((longest + LABEL_GAP - MARGINS.left) / GRAIN))
}
