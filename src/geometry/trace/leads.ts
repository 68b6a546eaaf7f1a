import type { CriticalPath } from './critical'
import { FLAG } from './flag'
import { has, type Trace } from './model'

/** The span that itself adds most to the path, the first of equals; `null` where none adds anything. */
export function longestStep({ own }: CriticalPath): number | null {
  let longest: number | null = null
  for (let at = 0; at < own.length; at += 1) {
    const most = longest === null ? 0 : (own[longest] ?? 0)
    if ((own[at] ?? 0) > most) longest = at
  }
  return longest
}

/** Where failing began: the failed span furthest down, the first of equals; `null` where nothing failed. */
export function deepestError(trace: Trace): number | null {
  let deepest: number | null = null
  for (let at = 0; at < trace.count; at += 1) {
    if (!has(trace, at, FLAG.error)) continue
    if (deepest === null || (trace.depth[at] ?? 0) > (trace.depth[deepest] ?? 0)) deepest = at
  }
  return deepest
}
