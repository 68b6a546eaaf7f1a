import type { Places } from '@/charts/topology/model'
import { boundsOf } from '@/geometry/graph/bounds'
import { fit, seenBox, type Camera, type Extent } from '@/geometry/graph/camera'
import type { Call } from './graph'

/** From this zoom on a map shows words. */
const LEGIBLE = 0.35

/** Calls with an end in view, near enough to be read; none of a map that is seen from afar. */
export function seenCalls(
  calls: Iterable<Call>,
  places: Places,
  camera: Camera | null,
  extent: Extent,
): ReadonlySet<string> {
  const spots = Float64Array.from([...places.values()].flatMap(({ x, y }) => [x, y]))
  const bounds = boundsOf(spots)
  const now = camera ?? (bounds && fit(bounds, extent))
  if (now === null || now.zoom < LEGIBLE) return new Set()
  const box = seenBox(now, extent)
  const isIn = (id: string): boolean => {
    const at = places.get(id)
    return at !== undefined && at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom
  }
  return new Set([...calls].filter(({ source, target }) => isIn(source) || isIn(target)).map(({ id }) => id))
}
