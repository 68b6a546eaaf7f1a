import { drawAlarms, drawDisc, drawFigures, drawName, type Spot } from './discs'
import { detailAt } from './detail'
import { drawLink, drawLinkLabel, type Pen } from './edges'
import { isTrouble, type Sight } from './look'
import { ringRadius, type Picture } from './painter'
import type { GraphPick } from './model'
import type { Curve } from '@/geometry/graph/curve'
import type { Point } from '@/geometry/graph/camera'

/** What changes without a new picture: selection, what is under the pointer, a node on its way. */
export interface Marked {
  readonly selected: GraphPick | null
  readonly hovered: GraphPick | null
  readonly dragged: { readonly node: number; readonly to: Point } | null
}

/** Of one node's links, lit up while the pointer is over it. */
const MOST_LIT = 300

export function paintMarked(pen: Pen, picture: Picture, sight: Sight, marked: Marked): void {
  const { scene } = picture
  if (marked.dragged) {
    const { node, to } = marked.dragged
    for (const link of scene.linksOf(node)) line(pen, picture, sight, link, scene.bent(link, node, to), 'text-2')
    disc(pen, picture, sight, node, to, 'accent')
    return
  }
  const linkOf = (pick: GraphPick | null): number =>
    pick?.kind === 'link' ? scene.links.findIndex(({ link }) => link.id === pick.id) : -1
  const nodeOf = (pick: GraphPick | null): number => (pick?.kind === 'node' ? (scene.number.get(pick.id) ?? -1) : -1)
  const hovered = nodeOf(marked.hovered)
  if (hovered >= 0) {
    for (const link of scene.linksOf(hovered).slice(0, MOST_LIT)) line(pen, picture, sight, link, null, 'text-2', true)
  }
  for (const [link, token] of [
    [linkOf(marked.hovered), 'text-2'],
    [linkOf(marked.selected), 'accent'],
  ] as const) {
    const one = scene.links[link]
    if (!one) continue
    line(pen, picture, sight, link, null, token)
    drawLinkLabel(pen, scene.curves[link] ?? new Float64Array(0), one.link.label, sight, picture.look)
  }
  for (const [node, token] of [
    [hovered, 'text-2'],
    [nodeOf(marked.selected), 'accent'],
  ] as const) {
    const point = scene.at[node]
    if (point) disc(pen, picture, sight, node, point, token)
  }
}

/** Trouble keeps its colour, unless it is the selection. */
function line(
  pen: Pen,
  { scene, look }: Picture,
  sight: Sight,
  at: number,
  curve: Curve | null,
  token: string,
  says = false,
): void {
  const link = scene.links[at]
  if (!link) return
  const { tone, dashed, label } = link.link
  const way = curve ?? scene.curves[at] ?? new Float64Array(0)
  const isLoud = isTrouble(tone) && token !== 'accent'
  drawLink(pen, way, sight, look, {
    colour: look.colour(isLoud ? `${tone}-fill` : token),
    width: link.width + 0.5,
    halo: false,
    dashed,
    alpha: 1,
  })
  if (says && isLoud && detailAt(sight.zoom) === 'all') drawLinkLabel(pen, way, label, sight, look)
}

function disc(pen: Pen, picture: Picture, sight: Sight, at: number, point: Point, token: string): void {
  const node = picture.scene.nodes[at]
  if (!node) return
  const { look } = picture
  const spot: Spot = { x: point.x * sight.zoom + sight.dx, y: point.y * sight.zoom + sight.dy, zoom: sight.zoom }
  pen.beginPath()
  pen.arc(spot.x, spot.y, ringRadius(sight.zoom), 0, 2 * Math.PI)
  pen.strokeStyle = look.colour(token)
  pen.lineWidth = 2
  pen.stroke()
  drawDisc(pen, node, spot, detailAt(sight.zoom), look)
  drawName(pen, node, spot, look, 'text-1', true)
  drawAlarms(pen, node, spot, look)
  if (detailAt(sight.zoom) === 'all') drawFigures(pen, node, spot, look)
}
