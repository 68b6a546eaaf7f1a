import type { Box, Extent, Point } from '@/geometry/graph/camera'
import { drawMark } from './discs'
import type { Pen } from './edges'
import { isTrouble, type Look, type Sight } from './look'
import type { Scene } from './scene'

/** Of the small map, px. */
export const MINIMAP: Extent = { width: 146, height: 88 }
const MARGIN = 6
/** More links would only be a stain. */
const MOST_LINKS = 2_000

/** The whole map on it, in the middle. */
export function sightOn(box: Box): Sight {
  const zoom = Math.min(
    (MINIMAP.width - 2 * MARGIN) / Math.max(1, box.right - box.left),
    (MINIMAP.height - 2 * MARGIN) / Math.max(1, box.bottom - box.top),
    0.2,
  )
  return {
    zoom,
    dx: MINIMAP.width / 2 - ((box.left + box.right) / 2) * zoom,
    dy: MINIMAP.height / 2 - ((box.top + box.bottom) / 2) * zoom,
  }
}

/** The part of it that is in view, px, cut to its size. */
export function windowOn({ zoom, dx, dy }: Sight, seen: Box): { x: number; y: number; width: number; height: number } {
  const within = (value: number, most: number): number => Math.min(most - 1, Math.max(1, value))
  const [left, right] = [within(seen.left * zoom + dx, MINIMAP.width), within(seen.right * zoom + dx, MINIMAP.width)]
  const [top, bottom] = [within(seen.top * zoom + dy, MINIMAP.height), within(seen.bottom * zoom + dy, MINIMAP.height)]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function paintMinimap(pen: Pen, { nodes, links, at }: Scene, { zoom, dx, dy }: Sight, look: Look): void {
  const place = (node: number): Point | null => {
    const point = at[node]
    return point ? { x: point.x * zoom + dx, y: point.y * zoom + dy } : null
  }
  pen.clearRect(0, 0, MINIMAP.width, MINIMAP.height)
  pen.beginPath()
  for (const { source, target } of links.length <= MOST_LINKS ? links : []) {
    const [from, to] = [place(source), place(target)]
    if (!from || !to) continue
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
  }
  pen.strokeStyle = look.colour('line')
  pen.lineWidth = 1
  pen.stroke()
  const [dot, mark] = nodes.length > 500 ? [1.2, 2.2] : [2.6, 3.5]
  for (const troubled of [false, true]) {
    nodes.forEach((node, number) => {
      const point = isTrouble(node.tone) === troubled ? place(number) : null
      if (point) drawMark(pen, node, { ...point, zoom }, troubled ? mark : dot, look)
    })
  }
}
