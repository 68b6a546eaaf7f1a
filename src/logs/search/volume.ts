import type { Ends } from '@/search/ends'
import { LEVELS } from '../stream/level'
import type { StreamRow } from '../stream/rows'
import type { LevelName } from './search'

/** Loaded lines of one stretch of time. */
export interface Bin {
  /** Epoch ms; `to` is the first of the next. */
  readonly from: number
  readonly to: number
  readonly count: number
  readonly byLevel: Readonly<Partial<Record<LevelName, number>>>
}

export interface Volume {
  /** What was searched, or what there is. */
  readonly whole: Ends
  /** The bars are of what is loaded, which is a small part of it. */
  readonly isZoomed: boolean
  readonly bins: readonly Bin[]
  /** Lines of the fullest. */
  readonly most: number
  /** What is loaded of the time; the rest of it is unknown. `null`: nothing. */
  readonly loaded: Ends | null
  /** Lines without a time, or outside. */
  readonly outside: number
}

const NICE = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400]

/** Ms of a bin: whole seconds that a reader can name, so that at most `most` bins are needed. */
export function binWidth(length: number, most: number): number {
  const least = Math.max(1_000, length / Math.max(1, most))
  const nice = NICE.find((seconds) => seconds * 1_000 >= least)
  return nice === undefined ? Math.ceil(least / 86_400_000) * 86_400_000 : nice * 1_000
}

interface Drawn {
  /** All that is loaded, where only some of it is counted. */
  readonly all?: readonly StreamRow[]
  /** Older ones, or later ones, are not loaded. */
  readonly more: boolean
  readonly oldestFirst: boolean
  /** Bars there is room for. */
  readonly most: number
  /** Server time, epoch ms: nothing is expected later. */
  readonly now: number
}

/** What is loaded is drawn alone where it is less than this part of what was searched. */
const ZOOM = 4

/** Whether bars tell anything of lines: where any time is searched, not of those of one second, as a trace has them. */
export function isSpread(rows: readonly StreamRow[], asked: Ends | null): boolean {
  if (asked !== null) return rows.length > 0
  return new Set(rows.flatMap(({ line }) => (line.time === null ? [] : Math.floor(line.time / 1_000)))).size > 1
}

/** How many of the loaded lines there were at each time, by level. */
export function volumeOf(
  rows: readonly StreamRow[],
  asked: Ends | null,
  { all = rows, more, oldestFirst, most, now }: Drawn,
): Volume {
  const times = all.flatMap(({ line }) => line.time ?? [])
  const range = times.reduce<Ends | null>(
    (ends, at) => (ends ? { from: Math.min(ends.from, at), to: Math.max(ends.to, at) } : { from: at, to: at }),
    null,
  )
  const whole = asked ?? range ?? { from: 0, to: 0 }
  const loaded =
    !more || !range
      ? range && whole
      : oldestFirst
        ? { from: Math.min(whole.from, range.from), to: range.to }
        : { from: range.from, to: Math.max(whole.to, range.to) }
  // Of a small part of the window its bars would be one: they have all of the room, and the share is told beside.
  const until = oldestFirst ? whole.to : Math.min(whole.to, Math.max(now, range?.to ?? now))
  const part = loaded && { from: loaded.from, to: Math.min(loaded.to, until) }
  const isZoomed = part !== null && (part.to - part.from) * ZOOM < whole.to - whole.from
  const ends = isZoomed && part ? part : whole
  const width = binWidth(ends.to - ends.from + 1, most)
  const first = Math.floor(ends.from / width) * width
  const count = Math.floor((ends.to - first) / width) + 1
  const bins = Array.from({ length: count }, (_, at) => ({
    from: first + at * width,
    to: first + (at + 1) * width,
    count: 0,
    byLevel: {} as Partial<Record<LevelName, number>>,
  }))
  let outside = 0
  for (const { line, level } of rows) {
    // The last second of a window is part of it.
    const isIn = line.time !== null && line.time >= first && line.time < first + count * width
    const bin = isIn && line.time !== null ? bins[Math.floor((line.time - first) / width)] : undefined
    if (!bin) outside += 1
    else {
      bin.count += 1
      if (level) bin.byLevel[level] = (bin.byLevel[level] ?? 0) + 1
    }
  }
  return {
    whole,
    isZoomed,
    bins,
    most: bins.reduce((high, bin) => Math.max(high, bin.count), 0),
    loaded: part,
    outside,
  }
}

/** Layers of a bar from the bottom, the worst one first; what says no level comes last. */
export const LAYERS = [...LEVELS, 'none'] as const

export function layersOf({
  count,
  byLevel,
}: Bin): readonly { readonly level: (typeof LAYERS)[number]; readonly count: number }[] {
  const told = LEVELS.map((level) => ({ level, count: byLevel[level] ?? 0 }))
  const none = count - told.reduce((sum, one) => sum + one.count, 0)
  return [...told, { level: 'none' as const, count: none }].filter((one) => one.count > 0)
}
