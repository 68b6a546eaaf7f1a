import type { Box } from '@/geometry/graph/camera'
import { middleOf } from '@/geometry/graph/curve'
import { RADIUS } from '@/geometry/graph/sizes'
import { detailAt, type Detail } from './detail'
import { drawAlarms, drawDisc, drawFigures, drawName, type Spot } from './discs'
import { MANY_LINKS, drawBundle, drawLink, drawLinkLabel, drawLock, tokenOf, type Pen } from './edges'
import { isTrouble, type Look, type Sight } from './look'
import { NAME_ROOM, nameSize, namesWithRoom } from './labels'
import type { GraphFocus } from './model'
import type { Scene } from './scene'

/** What a picture is made of. */
export interface Picture {
  readonly scene: Scene
  readonly look: Look
  readonly focus: GraphFocus | null
  /** Number of a node that is on its way elsewhere, left out with its links. */
  readonly hidden: number | null
}

/** Room around a node in which something of it is drawn, px: names below, badges above. */
const REACH = { left: NAME_ROOM, right: NAME_ROOM, top: 70, bottom: 40 }

export const isDimmedNode = ({ scene, focus }: Picture, node: number): boolean =>
  focus !== null && !focus.nodes.has(scene.nodes[node]?.id ?? '')

export function isDimmedLink(picture: Picture, link: number): boolean {
  const { scene, focus } = picture
  const one = scene.links[link]
  if (!focus || !one) return false
  if (focus.links) return !focus.links.has(one.link.id)
  return isDimmedNode(picture, one.source) || isDimmedNode(picture, one.target)
}

/** How many links are in view: in crowds they step back, and have neither halo nor numbers. */
export const crowdOf = ({ scene }: Picture, sight: Sight, area: Box): number => seenLinks(scene, sight, area).length

/** Everything in `area` (px of the canvas); what it showed before is gone. */
export function paint(pen: Pen, picture: Picture, sight: Sight, area: Box, crowd: number): void {
  pen.save()
  pen.beginPath()
  pen.rect(area.left, area.top, area.right - area.left, area.bottom - area.top)
  pen.clip()
  pen.clearRect(area.left, area.top, area.right - area.left, area.bottom - area.top)
  const detail = detailAt(sight.zoom)
  const nodes = seenNodes(picture.scene, sight, area)
  const links = seenLinks(picture.scene, sight, area)
  if (detail !== 'dots') paintFrames(pen, picture, sight)
  paintLinks(pen, picture, sight, links, detail, crowd)
  paintNodes(pen, picture, sight, nodes, detail)
  if (detail === 'all' && crowd <= LABELLED) paintLinkLabels(pen, picture, sight, area)
  pen.restore()
}

const onMap = ({ zoom, dx, dy }: Sight, area: Box): Box => ({
  left: (area.left - dx) / zoom,
  right: (area.right - dx) / zoom,
  top: (area.top - dy) / zoom,
  bottom: (area.bottom - dy) / zoom,
})

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom

const grown = (area: Box, by: Box): Box => ({
  left: area.left - by.left,
  right: area.right + by.right,
  top: area.top - by.top,
  bottom: area.bottom + by.bottom,
})

function seenNodes(scene: Scene, sight: Sight, area: Box): Iterable<number> {
  const seen = onMap(sight, grown(area, REACH))
  return scene.box && holds(seen, scene.box) ? scene.nodes.keys() : scene.index().nodesIn(seen)
}

function seenLinks(scene: Scene, sight: Sight, area: Box): readonly number[] {
  const seen = onMap(sight, grown(area, { left: 40, right: 40, top: 12, bottom: 40 }))
  return scene.box && holds(seen, scene.box) ? [...scene.links.keys()] : scene.index().linksIn(seen)
}

function paintFrames(pen: Pen, { scene, look }: Picture, { zoom, dx, dy }: Sight): void {
  for (const { name, box } of scene.frames) {
    const [x, y] = [box.left * zoom + dx, box.top * zoom + dy]
    pen.beginPath()
    pen.roundRect(x, y, (box.right - box.left) * zoom, (box.bottom - box.top) * zoom, 6)
    pen.strokeStyle = look.colour('line')
    pen.lineWidth = 1
    pen.stroke()
    pen.font = look.font(11, 500)
    pen.textAlign = 'left'
    const wide = pen.measureText(name).width
    pen.fillStyle = look.colour('surface-0')
    pen.fillRect(x + 8, y - 7, wide + 8, 14)
    pen.fillStyle = look.colour('text-2')
    pen.fillText(name, x + 12, y + 4)
  }
}

/** Painted last, on top. */
const LAYERS = ['line', 'edge', 'warn-fill', 'bad-fill'] as const

function paintLinks(
  pen: Pen,
  picture: Picture,
  sight: Sight,
  seen: readonly number[],
  detail: Detail,
  crowd: number,
): void {
  const { scene, look, hidden } = picture
  const layers = new Map<string, number[]>(LAYERS.map((token) => [token, []]))
  for (const at of seen) {
    const link = scene.links[at]
    if (link && link.source !== hidden && link.target !== hidden)
      layers.get(tokenOf(link, isDimmedLink(picture, at)))?.push(at)
  }
  for (const [token, links] of layers) {
    const isPlain = token === 'line' || token === 'edge'
    const colour = look.colour(token)
    const alpha = isPlain ? faded(detail, crowd) : 1
    if (detail === 'dots' || (crowd > MANY_LINKS && isPlain)) {
      const curves = links.map((at) => scene.curves[at] ?? NO_CURVE)
      drawBundle(pen, curves, sight, { colour, alpha, width: detail === 'dots' ? 0.6 : 1, straight: detail === 'dots' })
      continue
    }
    for (const at of links) {
      const one = scene.links[at]
      if (!one) continue
      const { width, link } = one
      drawLink(pen, scene.curves[at] ?? NO_CURVE, sight, look, {
        colour,
        width,
        halo: detail === 'all',
        dashed: link.dashed,
        alpha,
      })
      if (link.locked && detail === 'all') drawLock(pen, scene.curves[at] ?? NO_CURVE, sight, look)
    }
  }
}

/** In larger crowds troubled links keep their numbers for hover and selection. */
const LABELLED = 150

/** Far away and in crowds plain links are ground; discs and trouble are figure. */
function faded(detail: Detail, crowd: number): number {
  const alone = detail === 'all' ? 1 : detail === 'dots' ? 0.5 : 0.7
  const share = crowd > MANY_LINKS ? Math.max(0.14, 315 / crowd) : Math.max(0.45, 110 / Math.max(1, crowd))
  return Math.min(alone, share)
}

const NO_CURVE = new Float64Array(0)

function paintNodes(pen: Pen, picture: Picture, sight: Sight, seen: Iterable<number>, detail: Detail): void {
  const { scene, look } = picture
  const spots: { readonly at: number; readonly spot: Spot; readonly dimmed: boolean }[] = []
  for (const at of seen) {
    const point = scene.at[at]
    if (!point || at === picture.hidden) continue
    const spot = { x: point.x * sight.zoom + sight.dx, y: point.y * sight.zoom + sight.dy, zoom: sight.zoom }
    spots.push({ at, spot, dimmed: isDimmedNode(picture, at) })
  }
  if (detail === 'dots') spots.sort((a, b) => urgency(scene, a.at) - urgency(scene, b.at) || a.at - b.at)
  for (const { at, spot, dimmed } of spots) {
    const node = scene.nodes[at]
    if (!node) continue
    pen.globalAlpha = dimmed ? 0.62 : 1
    drawDisc(pen, node, spot, detail, look)
  }
  pen.globalAlpha = 1
  const shown = detail === 'names' ? namesAt(picture, sight.zoom) : null
  for (const { at, spot, dimmed } of spots) {
    const node = scene.nodes[at]
    if (!node) continue
    pen.globalAlpha = dimmed ? 0.8 : 1
    if (detail === 'all' || shown?.has(at)) drawName(pen, node, spot, look, dimmed ? 'text-2' : 'text-1')
    if (detail === 'all') drawFigures(pen, node, spot, look)
    pen.globalAlpha = 1
    if (detail === 'all' || detail === 'names') drawAlarms(pen, node, spot, look)
  }
}

const urgency = ({ nodes }: Scene, node: number): number => {
  const tone = nodes[node]?.tone
  return tone === 'bad' ? 2 : tone === 'warn' ? 1 : 0
}

/** Troubled links say their numbers at all times. */
function paintLinkLabels(pen: Pen, { scene, look, hidden }: Picture, sight: Sight, area: Box): void {
  const seen = onMap(sight, grown(area, LABEL_REACH))
  scene.links.forEach(({ link, source, target }, at) => {
    if (!isTrouble(link.tone) || link.label.length === 0 || source === hidden || target === hidden) return
    const curve = scene.curves[at] ?? NO_CURVE
    const { x, y } = middleOf(curve)
    if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) return
    drawLinkLabel(pen, curve, link.label, sight, look)
  })
}

const LABEL_REACH = { left: 100, right: 100, top: 10, bottom: 60 }

const names = new WeakMap<Scene, { readonly zoom: number; readonly shown: Set<number> }>()

function namesAt({ scene, look }: Picture, zoom: number): Set<number> {
  const known = names.get(scene)
  if (known?.zoom === zoom) return known.shown
  const size = nameSize(zoom)
  const width = (node: number): number =>
    Math.min(NAME_ROOM, (look.nameWidth(scene.nodes[node]?.name ?? '') * size) / 12)
  const shown = namesWithRoom(scene, zoom, size + 2, width)
  names.set(scene, { zoom, shown })
  return shown
}

/** Radius of a selection's ring, px of the canvas. */
export const ringRadius = (zoom: number): number => Math.max(5, (RADIUS + 5.5) * zoom)
