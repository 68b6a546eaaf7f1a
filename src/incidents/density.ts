import { isFiring, lastKnown, type Episode } from './episodes'

/** How bad an alarm is, by its tag `level`: the only one that OAP's own rules bear. */
export type Level = 'critical' | 'warning' | 'other'

export function levelOf({ latest: { tags } }: Pick<Episode, 'latest'>): Level {
  const level = tags.find(({ key }) => key.toLowerCase() === 'level')?.value.toLowerCase()
  if (level === 'critical' || level === 'error' || level === 'fatal') return 'critical'
  return level === 'warning' || level === 'warn' ? 'warning' : 'other'
}

/** A stretch of the timeline, ms; `to` is not included. */
export interface Bin {
  readonly from: number
  readonly to: number
  /** Episodes that began in it. */
  readonly began: number
  /** Episodes that lasted in it at any time, by level. */
  readonly lasting: Readonly<Record<Level, number>>
}

export interface Density {
  readonly bins: readonly Bin[]
  /** The most that lasted at one moment, and since when; `null` for none at all. */
  readonly most: { readonly count: number; readonly at: number } | null
  /** ms without any. */
  readonly quiet: number
}

interface Span {
  readonly from: number
  readonly to: number
  readonly level: Level
}

/** Counts over a window, ms, in `count` stretches of equal length; the last one ends with the window. */
export function densityOf(
  episodes: readonly Episode[],
  { from, to }: { readonly from: number; readonly to: number },
  count: number,
  now: number,
): Density {
  const spans = episodes.flatMap((one) => spanIn(one, from, to, now))
  const width = (to - from) / count
  const bins = Array.from({ length: count }, (_, index) => ({
    from: from + index * width,
    to: from + (index + 1) * width,
    began: 0,
    lasting: { critical: 0, warning: 0, other: 0 },
  }))
  const place = (at: number): number => Math.min(count - 1, Math.max(0, Math.floor((at - from) / width)))
  for (const { start } of episodes) {
    const bin = start >= from && start < to ? bins[place(start)] : undefined
    if (bin) bin.began += 1
  }
  for (const span of spans)
    for (let index = place(span.from); index <= place(span.to); index++) {
      const bin = bins[index]
      if (bin) bin.lasting[span.level] += 1
    }
  return { bins, ...swept(spans, from, to) }
}

/** The part of an episode inside the window; what nobody ended lasts until it was last heard of. */
function spanIn(one: Episode, from: number, to: number, now: number): readonly Span[] {
  const end = isFiring(one) ? Math.max(now, one.start) : lastKnown(one)
  if (one.start >= to || end < from) return []
  return [{ from: Math.max(from, one.start), to: Math.min(to, end), level: levelOf(one) }]
}

function swept(spans: readonly Span[], from: number, to: number): Pick<Density, 'most' | 'quiet'> {
  const turns = spans.flatMap((span) => [
    { at: span.from, by: 1 },
    { at: span.to, by: -1 },
  ])
  turns.sort((a, b) => a.at - b.at || b.by - a.by)
  let open = 0
  let quiet = 0
  let since = from
  let most: Density['most'] = null
  for (const { at, by } of turns) {
    if (open === 0) quiet += at - since
    open += by
    since = at
    if (open > (most?.count ?? 0)) most = { count: open, at }
  }
  return { most, quiet: quiet + (open === 0 ? to - since : 0) }
}
