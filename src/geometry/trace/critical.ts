import { lengthOf, type Trace } from './model'

/** Which spans decided when the longest root ended. */
export interface CriticalPath {
  readonly root: number
  /** What each span itself adds to the path, ms: together the root's duration. */
  readonly own: Float64Array
  /** The stretch of each span that the path runs through, with what it waits for in it; `NaN` beside the path. */
  readonly from: Float64Array
  readonly to: Float64Array
}

export function longestRoot(trace: Trace): number {
  let longest = -1
  for (let at = 0; at < trace.count; at += trace.size[at] ?? 1)
    if (longest < 0 || lengthOf(trace, at) > lengthOf(trace, longest)) longest = at
  return longest
}

/**
 * Backwards from the root's end: whichever child ended last before that instant was waited for; before it started, the one
 * that ended last before then; the time between is the span's own. What runs beside that, or after, is not on the path.
 */
export function criticalPath(trace: Trace): CriticalPath {
  const { from, to, size, count } = trace
  const root = longestRoot(trace)
  const path = {
    root,
    own: new Float64Array(count),
    from: new Float64Array(count).fill(NaN),
    to: new Float64Array(count).fill(NaN),
  }
  if (root < 0) return path
  const stack: number[] = [root]
  path.from[root] = from[root] ?? 0
  path.to[root] = to[root] ?? 0
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const low = path.from[at] ?? 0
    let cursor = path.to[at] ?? 0
    const children: number[] = []
    for (let child = at + 1, end = at + (size[at] ?? 1); child < end; child += size[child] ?? 1)
      if ((from[child] ?? 0) < cursor && (to[child] ?? 0) > low) children.push(child)
    const ceiling = cursor
    const endOf = (child: number): number => Math.min(to[child] ?? 0, ceiling)
    children.sort((a, b) => endOf(b) - endOf(a) || (from[a] ?? 0) - (from[b] ?? 0))
    let own = 0
    for (const child of children) {
      const end = endOf(child)
      const start = Math.max(from[child] ?? 0, low)
      if (end > cursor || end <= start) continue
      own += cursor - end
      path.from[child] = start
      path.to[child] = end
      stack.push(child)
      cursor = start
    }
    path.own[at] = own + cursor - low
  }
  return path
}

export const isCritical = (path: CriticalPath, at: number): boolean => !Number.isNaN(path.from[at] ?? NaN)
