import { RADIUS } from '@/geometry/graph/sizes'
import type { Detail } from './detail'
import { haloed, type Pen } from './edges'
import { inkOf, isTrouble, type Look } from './look'
import { NAME_ROOM, lineSize, nameSize, shortened } from './labels'
import type { GraphNode } from './model'

const TURN = 2 * Math.PI
/** Failed shares below this are noise; the arc shows the rest enlarged. */
const LEAST_FAILED = 0.004
const ENLARGED = 4.5

/** Px of the canvas. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

function circle(pen: Pen, { x, y }: Spot, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, TURN)
}

/** The shape of a status, as everywhere: diamond, triangle; a dot for all else. */
export function drawMark(pen: Pen, { tone }: GraphNode, { x, y }: Spot, size: number, look: Look): void {
  pen.beginPath()
  if (tone === 'bad') {
    pen.moveTo(x, y - size)
    pen.lineTo(x + size, y)
    pen.lineTo(x, y + size)
    pen.lineTo(x - size, y)
  } else if (tone === 'warn') {
    pen.moveTo(x, y - size * 0.9)
    pen.lineTo(x + size, y + size * 0.8)
    pen.lineTo(x - size, y + size * 0.8)
  } else pen.arc(x, y, size * 0.8, 0, TURN)
  pen.closePath()
  pen.fillStyle = look.colour(isTrouble(tone) ? `${tone}-fill` : 'text-3')
  pen.fill()
}

function drawArc(pen: Pen, { tone, failed }: GraphNode, { x, y, zoom }: Spot, look: Look): void {
  if (failed === null || !(failed > LEAST_FAILED)) return
  pen.beginPath()
  pen.arc(x, y, RADIUS * zoom, -TURN / 4, -TURN / 4 + TURN * Math.min(1, failed * ENLARGED))
  pen.strokeStyle = look.colour(tone === 'bad' ? 'bad-fill' : 'warn-fill')
  pen.lineWidth = Math.max(1.5, 3.5 * zoom)
  pen.stroke()
}

/** Ring, arc of failures, icon or count. */
export function drawDisc(pen: Pen, node: GraphNode, spot: Spot, detail: Detail, look: Look): void {
  const { zoom } = spot
  if (detail === 'dots') {
    drawMark(pen, node, spot, Math.max(isTrouble(node.tone) ? 4 : 2, RADIUS * zoom), look)
    return
  }
  circle(pen, spot, RADIUS * zoom)
  pen.fillStyle = look.colour('surface-1')
  pen.fill()
  pen.strokeStyle = look.colour(node.colour ?? 'edge')
  pen.lineWidth = Math.max(1, 2 * zoom)
  if (node.dashed) pen.setLineDash([3 * zoom, 2.6 * zoom])
  pen.stroke()
  if (node.dashed) pen.setLineDash([])
  if (detail === 'marks') {
    if (isTrouble(node.tone)) drawMark(pen, node, spot, Math.max(3, 9 * zoom), look)
    return
  }
  drawArc(pen, node, spot, look)
  if (node.count !== undefined) drawCount(pen, node.count, spot, look)
  else if (zoom >= 0.5) drawIcon(pen, node, spot, look)
  else if (isTrouble(node.tone)) drawMark(pen, node, spot, 7 * zoom, look)
}

function drawIcon(pen: Pen, { icon }: GraphNode, { x, y, zoom }: Spot, look: Look): void {
  pen.save()
  pen.translate(x - 8 * zoom, y - 8 * zoom)
  pen.scale(zoom, zoom)
  pen.strokeStyle = look.colour('text-1')
  pen.lineWidth = 1.4
  pen.stroke(look.icon(icon))
  pen.restore()
}

function drawCount(pen: Pen, count: number, { x, y, zoom }: Spot, look: Look): void {
  const size = Math.max(8, 12 * zoom)
  pen.font = look.font(size, 600)
  pen.textAlign = 'center'
  pen.fillStyle = look.colour('text-1')
  pen.fillText(String(count), x, y + size * 0.36)
}

/** Number of alarms firing, at the top right. */
export function drawAlarms(pen: Pen, { alarms }: GraphNode, { x, y, zoom }: Spot, look: Look): void {
  if (alarms < 1) return
  const scale = Math.max(0.75, Math.min(1.25, zoom))
  const text = alarms > 99 ? '99+' : String(alarms)
  const wide = (14 + 6 * text.length) * scale
  const left = x + 9 * zoom
  const top = y - 24 * zoom
  pen.beginPath()
  pen.roundRect(left, top, wide, 15 * scale, 7.5 * scale)
  pen.strokeStyle = look.colour('surface-0')
  pen.lineWidth = 2
  pen.stroke()
  pen.fillStyle = look.colour('bad')
  pen.fill()
  pen.font = look.font(10 * scale, 600)
  pen.textAlign = 'center'
  pen.fillStyle = look.colour('surface-0')
  pen.fillText(text, left + wide / 2, top + 11 * scale)
}

/** Names are cut to the room between columns, unless `whole`. */
export function drawName(
  pen: Pen,
  node: GraphNode,
  { x, y, zoom }: Spot,
  look: Look,
  ink: string,
  whole = false,
): void {
  const size = nameSize(zoom)
  const room = ((zoom >= 0.7 ? NAME_ROOM * zoom : NAME_ROOM) * 12) / size
  pen.font = look.font(size, 500)
  pen.textAlign = 'center'
  const text = whole ? node.name : shortened(node.name, room, look.nameWidth)
  haloed(pen, text, x, y + RADIUS * zoom + 7 * Math.min(1, zoom) + size, look.colour(ink), look)
}

/** Load, latency: one line below the name. */
export function drawFigures(pen: Pen, { figures }: GraphNode, { x, y, zoom }: Spot, look: Look): void {
  if (figures.length === 0) return
  const size = lineSize(zoom)
  const factor = size / 10.5
  const gap = 6 * factor
  const widths = figures.map(({ text }) => look.lineWidth(text) * factor)
  let left = x - widths.reduce((sum, width) => sum + width + gap, -gap) / 2
  pen.font = look.font(size, 400)
  pen.textAlign = 'left'
  figures.forEach(({ text, tone }, at) => {
    haloed(
      pen,
      text,
      left,
      y + RADIUS * zoom + 7 * Math.min(1, zoom) + nameSize(zoom) + size * 1.33,
      look.colour(inkOf(tone, 'text-3')),
      look,
    )
    left += (widths[at] ?? 0) + gap
  })
}
