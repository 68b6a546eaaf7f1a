import type { LogLine } from '@/protocol/log/line'
import { NO_PAGES, type Pages } from './pages'

/** The lines of one word of the tag `level`, as far as they are loaded. */
export interface Strand {
  /** `null`: lines of any level. */
  readonly word: string | null
  readonly pages: Pages
  /** Of its lines, how many were merged or passed over: the rest waits until what comes before it is known. */
  readonly taken: number
  /** Why it does not go on, in OAP's words. */
  readonly why: string | null
  /** Why a page of it is only a part, in OAP's words. */
  readonly reason: string | null
}

/** Lists that OAP answers apart, as one list in the order of time: it only grows at its end. */
export interface Merge {
  readonly strands: readonly Strand[]
  readonly lines: readonly LogLine[]
}

export const mergeOf = (words: readonly (string | null)[]): Merge => ({
  strands: words.map((word) => ({ word, pages: NO_PAGES, taken: 0, why: null, reason: null })),
  lines: [],
})

export const goesOn = ({ pages, why }: Strand): boolean => pages.more && why === null
const isUsedUp = ({ pages, taken }: Strand): boolean => taken >= pages.lines.length

/** Whether there is a line that is not among the merged ones. */
export const hasMore = ({ strands }: Merge): boolean => strands.some((strand) => goesOn(strand) || !isUsedUp(strand))

/**
 * Takes lines in order until there are `most`, or down to the horizon: where a strand that goes on has no line left, nobody
 * knows what comes next. Of equal times the first word comes first. A line without a time stays where its strand has it.
 */
export function merged(merge: Merge, most: number, oldestFirst: boolean): Merge {
  const { strands } = merge
  const lines = [...merge.lines]
  const isElsewhere = elsewhere(strands)
  const ahead = oldestFirst ? (a: number, b: number) => a < b : (a: number, b: number) => a > b
  const first = oldestFirst ? -Infinity : Infinity
  /** What is another's is passed over. */
  const headFrom = (at: number, from: number): Head => {
    const own = strands[at]?.pages.lines ?? []
    let place = from
    for (let line = own[place]; line && isElsewhere(line, at); line = own[place]) place += 1
    const line = own[place]
    return { place, line, time: line?.time ?? first }
  }
  const heads = strands.map(({ taken }, at) => headFrom(at, taken))
  const isHeld = (at: number): boolean =>
    heads[at]?.line === undefined && strands[at] !== undefined && goesOn(strands[at])
  let held = heads.some((_, at) => isHeld(at))
  while (lines.length < most && !held) {
    let best = -1
    let soonest: Head | null = null
    for (const [at, head] of heads.entries())
      if (head.line && (soonest === null || ahead(head.time, soonest.time))) {
        best = at
        soonest = head
      }
    if (!soonest?.line) break
    lines.push(soonest.line)
    heads[best] = headFrom(best, soonest.place + 1)
    held = isHeld(best)
  }
  return { strands: strands.map((strand, at) => ({ ...strand, taken: heads[at]?.place ?? strand.taken })), lines }
}

/** The next line of a strand; `undefined`: none is loaded. */
interface Head {
  readonly place: number
  readonly line: LogLine | undefined
  readonly time: number
}

type IsElsewhere = (line: LogLine, at: number) => boolean

/**
 * A line may bear two of the words, and a storage that does not tell cases apart finds `ERROR` for `error` too: such a line counts
 * where the first of the words that it bears was asked for.
 */
function elsewhere(strands: readonly Strand[]): IsElsewhere {
  if (strands.length < 2) return () => false
  // One that was never answered shows nothing: its lines count wherever they are found.
  const words = strands.map(({ word, pages, why }) => (why !== null && pages.count === 0 ? null : word))
  return ({ tags }, at) => {
    const own = words.findIndex(
      (word) => word !== null && tags.some(({ key, value }) => key === 'level' && value === word),
    )
    return own !== -1 && own !== at
  }
}

/** Strands whose next page is needed: none was asked yet, or it ends at the horizon. */
export function behind({ strands }: Merge): readonly Strand[] {
  const open = strands.filter(goesOn)
  const fresh = open.filter(({ pages }) => pages.count === 0)
  if (fresh.length > 0) return fresh
  const held = open.filter(isUsedUp)
  const horizons = new Set(held.map(endOf))
  return open.filter((strand) => held.includes(strand) || (held.length > 0 && horizons.has(endOf(strand))))
}

const endOf = ({ pages }: Strand): number | null => pages.lines.at(-1)?.time ?? null

/** The pages as one list. `size`: lines of a page. */
export function pagesOf(merge: Merge, size: number): Pages {
  const [only, ...others] = merge.strands
  const more = hasMore(merge)
  if (only && others.length === 0) return { lines: merge.lines, count: only.pages.count, more }
  return { lines: merge.lines, count: Math.max(1, Math.ceil(merge.lines.length / size)), more }
}
