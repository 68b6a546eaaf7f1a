import { selfPieces, spanPieces, xAt, type Piece, type Scale } from '@/geometry/trace/bar'
import type { CriticalPath } from '@/geometry/trace/critical'
import { FLAG } from '@/geometry/trace/flag'
import { has, type Trace } from '@/geometry/trace/model'

/** A row of the waterfall in pixels. */
export interface BarMarks {
  readonly from: number
  readonly to: number
  /** Solid parts: time of its own. */
  readonly solid: string
  readonly wait: Piece | null
  readonly critical: Piece | null
  readonly label: { readonly x: number; readonly anchor: 'start' | 'end' }
  /** It lies before or after what is looked at. */
  readonly beyond: 'before' | 'after' | null
  readonly isVirtual: boolean
  readonly isError: boolean
}

const TOP = 7
const HEIGHT = 10
/** What the time's column has after the scale, px. */
export const AFTER = 68
/** About a digit's width in the labels, px. */
const DIGIT = 6.3

const boxes = (pieces: readonly Piece[]): string =>
  pieces.map(({ from, to }) => `M${px(from)} ${TOP}H${px(to)}V${TOP + HEIGHT}H${px(from)}Z`).join('')
const px = (x: number): number => Math.round(x * 10) / 10

/** `members`: the spans of a run that one row stands for. */
export function barMarks(
  trace: Trace,
  at: number,
  members: readonly number[],
  scale: Scale,
  path: CriticalPath | null,
  text: string,
): BarMarks {
  const isError = (members.length > 0 ? members : [at]).some((one) => has(trace, one, FLAG.error))
  const last = members.at(-1) ?? at
  const end = members.reduce((latest, one) => Math.max(latest, trace.to[one] ?? 0), trace.to[last] ?? 0)
  const start = trace.from[at] ?? 0
  const from = xAt(scale, start)
  const to = Math.max(from + 2, xAt(scale, end))
  const beyond = start > scale.to ? 'after' : end < scale.from ? 'before' : null
  return {
    from,
    to,
    solid: boxes(members.length > 0 ? spanPieces(trace, members, scale) : selfPieces(trace, at, scale)),
    wait: members.length > 0 ? null : waitOf(trace, at, scale),
    critical: path && criticalOf(path, members.length > 0 ? members : [at], scale),
    label: labelOf(beyond, from, to, scale, text.length * DIGIT, isError),
    beyond,
    isVirtual: has(trace, at, FLAG.virtual),
    isError,
  }
}

function labelOf(
  beyond: BarMarks['beyond'],
  from: number,
  to: number,
  { left, width }: Scale,
  room: number,
  isError: boolean,
): BarMarks['label'] {
  const right = left + width + AFTER - 2
  if (beyond === 'after') return { x: right - 4, anchor: 'end' }
  if (beyond === 'before') return { x: 6, anchor: 'start' }
  const x = to + (isError ? 10 : 6)
  if (x + room <= right) return { x, anchor: 'start' }
  return from > room + 8 ? { x: from - 6, anchor: 'end' } : { x: right - 4, anchor: 'end' }
}

function waitOf(trace: Trace, at: number, scale: Scale): Piece | null {
  const since = trace.waitFrom[at] ?? NaN
  if (Number.isNaN(since)) return null
  const [from, to] = [xAt(scale, since), xAt(scale, trace.from[at] ?? 0)]
  return to - from >= 3 ? { from, to } : null
}

function criticalOf(path: CriticalPath, spans: readonly number[], scale: Scale): Piece | null {
  const on = spans.filter((one) => !Number.isNaN(path.from[one] ?? NaN))
  const [first, last] = [on[0], on.at(-1)]
  if (first === undefined || last === undefined) return null
  const from = xAt(scale, path.from[first] ?? 0)
  return { from, to: Math.max(from + 2, xAt(scale, path.to[last] ?? 0)) }
}
