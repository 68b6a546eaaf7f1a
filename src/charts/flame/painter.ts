import { holdsHit } from '@/geometry/flame/hits'
import type { FlameHits, FrameTable } from '@/geometry/flame/table'
import { levelsIn, type FlameView } from '@/geometry/flame/view'
import { visible } from '@/geometry/flame/visible'
import { shareText } from './amount'
import type { FlameColours } from './colours'
import { fitting } from './label'
import type { FlameLook } from './look'
import { EDGE, foldOf, SIDE } from './place'

/** What is to be seen, but for how it looks. */
export interface FlamePicture {
  readonly table: FrameTable
  readonly view: FlameView
  readonly colours: FlameColours
  readonly hits: FlameHits | null
  readonly label: (frame: number) => string
  /** Of a row that stands for so many frames, each with so much of the whole. */
  readonly folded: (count: number, share: string) => string
}

/** Of letters from the edges of their frame, px. */
const PAD = 5
const PAD_SHARE = 8
/** Narrower frames have no name, px. */
const NAMED = 34
/** What a name keeps before the share has room, px. */
const APART = 14

/** Draws what stands between two heights of the whole picture; `pen` begins at its upper left edge. */
export function paintFlame(
  pen: CanvasRenderingContext2D,
  picture: FlamePicture,
  look: FlameLook,
  from: number,
  to: number,
): void {
  const { table, view, colours, hits, label, folded } = picture
  const levels = levelsIn(table, view, from - EDGE, to - EDGE)
  const boxes = visible(table, view, levels.from, levels.to)
  const above = table.depth[view.focus] ?? 0
  const whole = table.total[0] ?? 0
  const narrow = view.above
  const named: number[] = []
  pen.textBaseline = 'middle'
  pen.textAlign = 'left'
  let ground = ''
  const folds = new Map<number, readonly number[]>()
  for (let at = 0; at < boxes.count; at += 1) {
    const frame = boxes.frame[at] ?? 0
    const width = boxes.width[at] ?? 0
    const isFaint = (table.depth[frame] ?? 0) < above
    const colour = colours.ofName[table.name[frame] ?? 0] ?? 0
    const fold = foldOf(table, view, frame)
    if (fold) folds.set(at, fold)
    const isHit =
      hits !== null &&
      (fold ? fold.some((one) => hits.frames[one] === 1) : holdsHit(hits, boxes.from[at] ?? 0, boxes.until[at] ?? 0))
    const next = isHit ? look.hit : fold ? look.fold : isFaint ? look.faint(colour) : look.ground(colour)
    // Grounds are told to the pen only where they change: that is what costs.
    if (next !== ground) pen.fillStyle = ground = next
    const gap = width > 3 ? 1 : 0
    pen.fillRect(SIDE + (boxes.x[at] ?? 0), EDGE + (boxes.y[at] ?? 0), width - gap, (boxes.height[at] ?? narrow) - 1)
    if (width >= NAMED && boxes.isRun[at] === 0) named.push(at)
  }
  const isHit = (at: number): boolean =>
    hits !== null && (folds.get(at) ?? [boxes.frame[at] ?? 0]).some((frame) => hits.frames[frame] === 1)
  const isFaint = (at: number): boolean => folds.has(at) || (table.depth[boxes.frame[at] ?? 0] ?? 0) < above
  const shares: number[] = []
  const widthOf = (at: number): number => boxes.width[at] ?? 0
  const middle = (at: number): number => EDGE + (boxes.y[at] ?? 0) + (boxes.height[at] ?? 0) / 2
  const shareOf = (at: number): string => shareText(table.total[boxes.frame[at] ?? 0] ?? 0, whole)
  pen.font = look.name
  let ink = ''
  const inked = (next: string): void => {
    if (next !== ink) pen.fillStyle = ink = next
  }
  for (const at of named) {
    const fold = folds.get(at)
    const name = fold ? `+ ${folded(fold.length, shareOf(at))}` : label(boxes.frame[at] ?? 0)
    const room = widthOf(at) - 2 * PAD
    const taken = look.nameWidth(name)
    inked(isHit(at) ? look.hitInk : isFaint(at) ? look.weak : look.ink)
    if (!fold && taken + APART + look.shareWidth('100.0 %') + PAD_SHARE <= room) shares.push(at)
    const text = taken <= room ? name : fitting(name, room, look.nameWidth)
    if (text !== '') pen.fillText(text, SIDE + (boxes.x[at] ?? 0) + PAD, middle(at))
  }
  pen.font = look.share
  pen.textAlign = 'right'
  for (const at of shares) {
    inked(isHit(at) ? look.hitInk : look.weak)
    pen.fillText(shareOf(at), SIDE + (boxes.x[at] ?? 0) + widthOf(at) - PAD_SHARE, middle(at))
  }
}
