import { ASPECT, PART_GAP } from './sizes'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The top left corners of boxes on shelves, in the given order: about as wide as a screen, no two overlap. */
export function shelved(sizes: readonly Size[], gap = PART_GAP): readonly { readonly x: number; readonly y: number }[] {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0)
  const room = Math.max(widest, Math.sqrt(area * ASPECT))
  let x = 0
  let y = 0
  let shelf = 0
  return sizes.map(({ width, height }) => {
    if (x > 0 && x + width > room) {
      x = 0
      y += shelf + gap
      shelf = 0
    }
    const corner = { x, y }
    x += width + gap
    shelf = Math.max(shelf, height)
    return corner
  })
}
