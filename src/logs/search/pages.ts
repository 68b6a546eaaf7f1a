import type { LogLine } from '@/protocol/log/line'

/** Lines that one request may bring. */
const MOST_LINES = 1_000
/** Requests that an opened address or a refresh may take to show as many lines as before. */
export const MOST_REQUESTS = 10

/** What has been loaded of a list that tells no total. */
export interface Pages {
  readonly lines: readonly LogLine[]
  /** Pages loaded, of constant size. */
  readonly count: number
  /** The last page was full: there may be more. */
  readonly more: boolean
}

export const NO_PAGES: Pages = { lines: [], count: 0, more: true }

/** Requests for the first `count` pages of `size`: all of one size, so that they follow each other without a gap. */
export function firstRequests(count: number, size: number): { readonly requests: number; readonly pages: number } {
  const pages = Math.max(1, Math.min(count, Math.floor(MOST_LINES / size) || 1))
  return { requests: Math.min(MOST_REQUESTS, Math.ceil(Math.max(1, count) / pages)), pages }
}

/** The list with what one more request brought: `pages` of them at once. */
export function withPage(
  loaded: Pages,
  lines: readonly LogLine[],
  { size, pages = 1, live }: { readonly size: number; readonly pages?: number; readonly live: boolean },
): Pages {
  const again = live ? repeated(loaded.lines, lines) : 0
  return {
    lines: loaded.lines.length === 0 ? lines : [...loaded.lines, ...lines.slice(again)],
    count: loaded.count + pages,
    more: lines.length >= pages * size,
  }
}

/**
 * While lines arrive at the head of a list, its next page begins with lines that the one before ended with: so many of them.
 * Lines that are all alike may be as many lines as they are: none of those counts.
 */
function repeated(loaded: readonly LogLine[], next: readonly LogLine[]): number {
  const last = loaded.at(-1)
  if (!last) return 0
  for (let count = Math.min(loaded.length, next.length); count > 0; count -= 1) {
    const from = loaded.length - count
    const end = next[count - 1]
    if (!end || !isSame(end, last)) continue
    const same = next.slice(0, count)
    if (!same.every((line, at) => isSame(line, loaded[from + at]))) continue
    const isRun = [...same, loaded[from - 1], next[count]].filter((line) => line && isSame(line, last)).length > 1
    return isRun && same.every((line) => isSame(line, last)) ? 0 : count
  }
  return 0
}

const isSame = (line: LogLine, other: LogLine | undefined): boolean =>
  other !== undefined &&
  line.time === other.time &&
  line.content === other.content &&
  line.instanceId === other.instanceId &&
  line.traceId === other.traceId
