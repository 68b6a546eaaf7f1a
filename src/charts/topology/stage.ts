import type { Extent } from '@/geometry/graph/camera'
import type { Pen } from './edges'
import type { Sight } from './look'
import { paintMarked, type Marked } from './overlay'
import { crowdOf, paint, type Picture } from './painter'

export interface Surface {
  readonly canvas: HTMLCanvasElement
  readonly pen: Pen
}

export function surfaceOf(canvas: HTMLCanvasElement): Surface | null {
  const pen = canvas.getContext('2d')
  return pen && { canvas, pen }
}

/** What is to be seen. */
export interface Shot {
  readonly picture: Picture
  readonly sight: Sight
  readonly extent: Extent
  /** Device px for one of ours. */
  readonly ratio: number
  readonly marked: Marked
}

/** A full picture that took longer is stretched while the scale changes, ms. */
const SLOW = 16

/**
 * Keeps the map as a picture of its own behind the canvas: a move copies it and paints the strips that came into view,
 * marks are drawn over it, and while the scale of a large map changes it is stretched.
 */
export function stageOn(front: Surface, spare: () => Surface | null) {
  let kept = spare()
  let other = spare()
  let shown: Shot | null = null
  let crowd = 0
  let cost = 0

  function whole(shot: Shot): void {
    const { extent, ratio, picture } = shot
    if (!kept) return
    const start = performance.now()
    sized(kept, extent, ratio)
    kept.pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    const area = { left: 0, top: 0, right: extent.width, bottom: extent.height }
    const sight = snapped(shot)
    crowd = crowdOf(picture, sight, area)
    paint(kept.pen, picture, sight, area, crowd)
    cost = performance.now() - start
    shown = shot
  }

  /** True when the picture could be moved. */
  function moved(shot: Shot): boolean {
    if (!shown || !kept || !other || !isSameBut(shown, shot) || shown.sight.zoom !== shot.sight.zoom) return false
    const { ratio, extent } = shot
    const [from, to] = [snapped(shown), snapped(shot)]
    const [dx, dy] = [to.dx - from.dx, to.dy - from.dy]
    if (Math.abs(dx) >= extent.width || Math.abs(dy) >= extent.height) return false
    shown = shot
    if (dx === 0 && dy === 0) return true
    sized(other, extent, ratio)
    copy(other, kept, Math.round(dx * ratio), Math.round(dy * ratio))
    ;[kept, other] = [other, kept]
    kept.pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    const across = { left: dx > 0 ? 0 : extent.width + dx, right: dx > 0 ? dx : extent.width }
    const down = { top: dy > 0 ? 0 : extent.height + dy, bottom: dy > 0 ? dy : extent.height }
    if (dx) paint(kept.pen, shot.picture, to, { ...across, top: 0, bottom: extent.height }, crowd)
    if (dy) paint(kept.pen, shot.picture, to, { ...down, left: 0, right: extent.width }, crowd)
    return true
  }

  /** Over the picture, which may be of another scale. */
  function present(shot: Shot): void {
    if (!kept || !shown) return
    const { ratio, extent, picture, marked } = shot
    sized(front, extent, ratio)
    const to = snapped(shot)
    const from = snapped(shown)
    const stretch = to.zoom / from.zoom
    const { pen } = front
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, front.canvas.width, front.canvas.height)
    pen.setTransform(stretch, 0, 0, stretch, (to.dx - from.dx * stretch) * ratio, (to.dy - from.dy * stretch) * ratio)
    pen.drawImage(kept.canvas, 0, 0)
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintMarked(pen, picture, to, marked)
  }

  return {
    /** Shows it. `hasty`: the scale is changing, and more will come. True when a sharp picture is still owed. */
    show(shot: Shot, hasty: boolean): boolean {
      const owes =
        hasty && cost > SLOW && shown !== null && isSameBut(shown, shot) && shown.sight.zoom !== shot.sight.zoom
      if (!owes && !moved(shot)) whole(shot)
      present(shot)
      return owes
    },
    dispose(): void {
      for (const one of [kept, other]) if (one) one.canvas.width = one.canvas.height = 0
      kept = other = shown = null
    },
  }
}

/** On whole device px, so that a moved picture stays sharp. */
function snapped({ sight: { zoom, dx, dy }, ratio }: Shot): Sight {
  return { zoom, dx: Math.round(dx * ratio) / ratio, dy: Math.round(dy * ratio) / ratio }
}

const isSameBut = (a: Shot, b: Shot): boolean =>
  a.picture.scene === b.picture.scene &&
  a.picture.look === b.picture.look &&
  a.picture.focus === b.picture.focus &&
  a.picture.hidden === b.picture.hidden &&
  a.ratio === b.ratio &&
  a.extent.width === b.extent.width &&
  a.extent.height === b.extent.height

function sized({ canvas }: Surface, { width, height }: Extent, ratio: number): void {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
}

function copy(to: Surface, from: Surface, dx: number, dy: number): void {
  to.pen.setTransform(1, 0, 0, 1, 0, 0)
  to.pen.clearRect(0, 0, to.canvas.width, to.canvas.height)
  to.pen.drawImage(from.canvas, dx, dy)
}
