import type { Box } from './camera'
import type { Spots } from './flat'
import { NODE_ABOVE, NODE_BELOW, PITCH_X } from './sizes'

/** Around all nodes with a place, their names included; `null` without one. */
export function boundsOf(spots: Spots, members?: readonly number[]): Box | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  const grow = (node: number): void => {
    const x = spots[2 * node] ?? NaN
    const y = spots[2 * node + 1] ?? NaN
    if (Number.isNaN(x) || Number.isNaN(y)) return
    box.left = Math.min(box.left, x - PITCH_X / 2)
    box.right = Math.max(box.right, x + PITCH_X / 2)
    box.top = Math.min(box.top, y - NODE_ABOVE)
    box.bottom = Math.max(box.bottom, y + NODE_BELOW)
  }
  if (members) members.forEach(grow)
  else for (let node = 0; node < spots.length / 2; node++) grow(node)
  return box.left > box.right ? null : box
}
