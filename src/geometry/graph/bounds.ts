import type { Box, Point } from './camera'
import type { Spots } from './flat'
import { NODE_ABOVE, NODE_BELOW, PITCH_X } from './sizes'

/** Around nodes, their names included; `null` without one. Those without a place do not count. */
export function boxOf(points: Iterable<Point | null>): Box | null {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const point of points) {
    if (!point) continue
    box.left = Math.min(box.left, point.x - PITCH_X / 2)
    box.right = Math.max(box.right, point.x + PITCH_X / 2)
    box.top = Math.min(box.top, point.y - NODE_ABOVE)
    box.bottom = Math.max(box.bottom, point.y + NODE_BELOW)
  }
  return box.left > box.right ? null : box
}

export const boundsOf = (spots: Spots): Box | null =>
  boxOf(
    Array.from({ length: spots.length / 2 }, (_, node) => ({ x: spots[2 * node] ?? 0, y: spots[2 * node + 1] ?? 0 })),
  )
