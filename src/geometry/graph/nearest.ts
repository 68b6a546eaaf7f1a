import type { Point } from './camera'

export type Arrow = 'left' | 'right' | 'up' | 'down'

const AHEAD: Readonly<Record<Arrow, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/** Number of the nearest point in a direction; those straight ahead count as nearer. `null` when nothing lies there. */
export function nextTo(points: readonly (Point | null)[], from: Point, arrow: Arrow): number | null {
  const way = AHEAD[arrow]
  let best: number | null = null
  let least = Infinity
  points.forEach((point, at) => {
    if (!point) return
    const [dx, dy] = [point.x - from.x, point.y - from.y]
    const ahead = dx * way.x + dy * way.y
    const aside = Math.abs(dx * way.y + dy * way.x)
    if (ahead <= 0 || aside > 2.5 * ahead) return
    const far = ahead + 2 * aside
    if (far >= least) return
    least = far
    best = at
  })
  return best
}

/** Number of the point nearest to a place. */
export function nearestTo(points: readonly (Point | null)[], { x, y }: Point): number | null {
  let best: number | null = null
  let least = Infinity
  points.forEach((point, at) => {
    const far = point ? Math.hypot(point.x - x, point.y - y) : Infinity
    if (far >= least) return
    least = far
    best = at
  })
  return best
}
