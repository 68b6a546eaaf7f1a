import { endingOf, inner, middleOf, type Curve } from '@/geometry/graph/curve'
import { inkOf, isTrouble, type Look, type Sight } from './look'
import { lineSize } from './labels'
import type { Figure } from './model'
import type { SceneLink } from './scene'

export type Pen = CanvasRenderingContext2D

/** Adds the curve to the pen's path; as one straight line where nobody could see the difference. */
export function trace(pen: Pen, curve: Curve, { zoom, dx, dy }: Sight, straight = false): void {
  const x = (at: number): number => (curve[at] ?? 0) * zoom + dx
  const y = (at: number): number => (curve[at] ?? 0) * zoom + dy
  if (curve.length < 8) return
  pen.moveTo(x(0), y(1))
  if (straight) {
    pen.lineTo(x(curve.length - 2), y(curve.length - 1))
    return
  }
  for (let at = 2; at + 5 < curve.length; at += 6) {
    pen.bezierCurveTo(x(at), y(at + 1), x(at + 2), y(at + 3), x(at + 4), y(at + 5))
  }
}

function head(pen: Pen, curve: Curve, { zoom, dx, dy }: Sight, width: number): void {
  const way = endingOf(curve)
  const x = (curve[curve.length - 2] ?? 0) * zoom + dx
  const y = (curve[curve.length - 1] ?? 0) * zoom + dy
  const size = Math.min(1.2, Math.max(0.5, zoom))
  const half = (3 + width / 2) * size
  const long = 6 * size
  pen.moveTo(x + way.x * long, y + way.y * long)
  pen.lineTo(x - way.x - way.y * half, y - way.y + way.x * half)
  pen.lineTo(x - way.x + way.y * half, y - way.y - way.x * half)
  pen.closePath()
}

/** Of a line on the screen, px. */
const scaled = (width: number, zoom: number): number => Math.max(0.8, width * Math.min(1.25, Math.max(0.5, zoom)))

export interface Stroke {
  readonly colour: string
  readonly width: number
  /** Of the page's colour around it. */
  readonly halo: boolean
  readonly dashed: boolean
  readonly alpha: number
}

/** One link with halo and head. */
export function drawLink(
  pen: Pen,
  curve: Curve,
  sight: Sight,
  look: Look,
  { colour, width, halo, dashed, alpha }: Stroke,
): void {
  const thick = scaled(width, sight.zoom)
  if (halo) {
    pen.beginPath()
    trace(pen, inner(curve), sight)
    pen.globalAlpha = 0.8
    pen.strokeStyle = look.colour('surface-0')
    pen.lineWidth = thick + 3
    pen.stroke()
  }
  pen.globalAlpha = alpha
  pen.beginPath()
  trace(pen, curve, sight)
  pen.strokeStyle = colour
  pen.lineWidth = thick
  if (dashed) pen.setLineDash([4, 3])
  pen.stroke()
  if (dashed) pen.setLineDash([])
  pen.beginPath()
  head(pen, curve, sight, thick)
  pen.fillStyle = colour
  pen.fill()
  pen.globalAlpha = 1
}

/** Colour of a link: trouble before dimmed before plain. */
export const tokenOf = ({ link }: SceneLink, dimmed: boolean): string =>
  isTrouble(link.tone) ? `${link.tone}-fill` : dimmed ? 'line' : 'edge'

export interface BundleStroke {
  readonly colour: string
  readonly width: number
  readonly alpha: number
  readonly straight: boolean
}

/** Those of one colour at once, without halo and heads: for many links or far away. */
export function drawBundle(pen: Pen, curves: Iterable<Curve>, sight: Sight, stroke: BundleStroke): void {
  pen.beginPath()
  for (const curve of curves) trace(pen, curve, sight, stroke.straight)
  pen.strokeStyle = stroke.colour
  pen.lineWidth = stroke.width
  pen.globalAlpha = stroke.alpha
  pen.stroke()
  pen.globalAlpha = 1
}

/** More lines than these are drawn without halo and by colour. */
export const MANY_LINKS = 700

/** A text with the page's colour around it. */
export function haloed(pen: Pen, text: string, x: number, y: number, colour: string, look: Look): void {
  pen.lineWidth = 4
  pen.lineJoin = 'round'
  pen.strokeStyle = look.colour('surface-0')
  pen.strokeText(text, x, y)
  pen.fillStyle = colour
  pen.fillText(text, x, y)
}

/** On the line's middle, in the page's colour all around. */
export function drawLock(pen: Pen, curve: Curve, sight: Sight, look: Look): void {
  const middle = middleOf(curve)
  const size = 0.75 * Math.min(1.25, sight.zoom)
  pen.save()
  pen.translate(middle.x * sight.zoom + sight.dx, middle.y * sight.zoom + sight.dy)
  pen.beginPath()
  pen.arc(0, 0, 9 * size, 0, 2 * Math.PI)
  pen.fillStyle = look.colour('surface-0')
  pen.fill()
  pen.scale(size, size)
  pen.translate(-8, -8)
  pen.strokeStyle = look.colour('text-2')
  pen.lineWidth = 1.4
  pen.stroke(look.icon('lock'))
  pen.restore()
}

/** Calls, latency: lines above the link's middle. */
export function drawLinkLabel(pen: Pen, curve: Curve, lines: readonly Figure[], sight: Sight, look: Look): void {
  const middle = middleOf(curve)
  const size = lineSize(sight.zoom)
  pen.font = look.font(size, 400)
  pen.textAlign = 'center'
  lines.forEach(({ text, tone }, at) => {
    const y = middle.y * sight.zoom + sight.dy - 6 - (lines.length - 1 - at) * (size + 1.5)
    haloed(pen, text, middle.x * sight.zoom + sight.dx, y, look.colour(inkOf(tone, 'text-2')), look)
  })
}
