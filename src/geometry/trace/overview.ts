import { FLAG } from './flag'
import { has, type Trace } from './model'

/** A stretch of one line of the picture, px. */
export interface Stroke {
  readonly x: number
  readonly y: number
  readonly width: number
  /** -1: a span without a service. */
  readonly service: number
  readonly isError: boolean
}

const ERROR = -2
const EMPTY = -3

/**
 * The whole trace in a few lines of pixels, in the order of its rows. Where several spans fall on one pixel the later one is
 * seen, an error before all others; so no picture has more strokes than pixels, however long the trace is.
 */
export function overviewOf(trace: Trace, size: { readonly width: number; readonly lines: number }): readonly Stroke[] {
  const width = Math.floor(size.width)
  const lines = Math.min(Math.floor(size.lines), trace.count)
  if (width < 1 || lines < 1) return []
  const paper = new Int32Array(width * lines).fill(EMPTY)
  const scale = trace.duration > 0 ? width / trace.duration : 0
  const paint = (at: number, ink: number): void => {
    const line = Math.floor((at * lines) / trace.count) * width
    const from = Math.min(width - 1, Math.floor((trace.from[at] ?? 0) * scale))
    const to = scale === 0 ? width : Math.min(width, Math.max(from + 1, Math.round((trace.to[at] ?? 0) * scale)))
    paper.fill(ink, line + from, line + to)
  }
  for (let at = 0; at < trace.count; at += 1) if (!has(trace, at, FLAG.virtual)) paint(at, trace.service[at] ?? -1)
  if (trace.errors > 0) for (let at = 0; at < trace.count; at += 1) if (has(trace, at, FLAG.error)) paint(at, ERROR)
  const strokes: Stroke[] = []
  for (let y = 0; y < lines; y += 1)
    for (let x = 0; x < width;) {
      const ink = paper[y * width + x] ?? EMPTY
      let end = x + 1
      while (end < width && paper[y * width + end] === ink) end += 1
      if (ink !== EMPTY) strokes.push({ x, y, width: end - x, service: Math.max(-1, ink), isError: ink === ERROR })
      x = end
    }
  return strokes
}
