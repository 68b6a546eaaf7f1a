import type { Alarm } from '@/protocol/alarm/alarm'
import type { Capability } from '@/protocol/capabilities/capability'

const MINUTE = 60_000

/** A server that reports no recovery: what fired within this time counts as firing now, and is called by that name. */
export const RECENT_MS = 15 * MINUTE

/** No rule stays silent longer, as far as nothing else is known: rows further apart are of two episodes. */
export const LONGEST_SILENCE_MS = 45 * MINUTE

/** `recovery`: this server reports recoveries (10.4 and newer). `recent`: it does not, and only the time of firing is known. */
export type Basis = 'recovery' | 'recent'

export const basisOf = (has: ReadonlySet<Capability>): Basis => (has.has('alarm-recovery') ? 'recovery' : 'recent')

/**
 * `firing`: a recovery is still to come. `recent`: fired within the last 15 minutes, and no more is known. `unreported`: no
 * recovery was reported, and none will be.
 */
export type EpisodeState = 'firing' | 'recent' | 'recovered' | 'unreported'

/** What `/status/alarm/{rule}` says of a rule, minutes. */
export interface RulePeriods {
  readonly period: number
  readonly silence: number
  readonly observation: number
}

/** One rule about one entity from firing to recovery: its rows are repeats. */
export interface Episode {
  /** Of the first row. */
  readonly key: string
  /** The same for every episode of this rule and entity. */
  readonly group: string
  /** The newest first. */
  readonly rows: readonly Alarm[]
  /** The newest row: it tells most. */
  readonly latest: Alarm
  /** Epoch ms. */
  readonly start: number
  /** Epoch ms of the recovery; `null` where none was reported. */
  readonly end: number | null
  readonly state: EpisodeState
  /** ms from the start to the recovery, or to now while it fires; `null` where nobody knows how long it lasted. */
  readonly duration: number | null
}

export interface Judging {
  /** The server's clock, epoch ms. */
  readonly now: number
  readonly basis: Basis
  /** Where the server tells; `null` for a rule that it does not know. */
  readonly periodsOf?: (alarm: Alarm) => RulePeriods | null
}

/** What is known of a rule and entity: a row does not name its rule. */
const groupOf = ({ scope, id, name, message, snapshot }: Alarm): string =>
  JSON.stringify([scope, id, name, message, snapshot?.expression])

/** Rows of any order as episodes, the latest begun first. */
export function episodesOf(rows: readonly Alarm[], judging: Judging): readonly Episode[] {
  const groups = new Map<string, Alarm[]>()
  for (const row of rows) {
    const key = groupOf(row)
    const known = groups.get(key)
    if (known) known.push(row)
    else groups.set(key, [row])
  }
  return [...groups]
    .flatMap(([group, members]) => inGroup(group, members, judging))
    .sort((a, b) => b.start - a.start || (a.key < b.key ? -1 : 1))
}

function inGroup(group: string, members: readonly Alarm[], judging: Judging): readonly Episode[] {
  const rows = [...members].sort((a, b) => a.startTime - b.startTime)
  const beat = beatOf(rows, judging)
  const runs: Alarm[][] = []
  let before: Alarm | null = null
  for (const row of rows) {
    const goes = before !== null && isOpen(before) && row.startTime - before.startTime <= beat * 1.5
    const run = runs.at(-1)
    if (goes && run) run.push(row)
    else runs.push([row])
    before = row
  }
  return runs.map((run, index) => episode(group, run, beat, index === runs.length - 1, judging))
}

const isOpen = ({ recoveryTime }: Alarm): boolean => recoveryTime === null || recoveryTime === undefined

/** ms between two rows of a lasting problem: the rule's silence, else the least time between two of its rows. */
function beatOf(rows: readonly Alarm[], { periodsOf }: Judging): number {
  const newest = rows.at(-1)
  const periods = newest && periodsOf?.(newest)
  if (periods) return (periods.silence + 1) * MINUTE
  const gaps = rows.flatMap((row, index) => {
    const before = rows[index - 1]
    return before && isOpen(before) ? row.startTime - before.startTime : []
  })
  // Nodes of a cluster may tell of the same within a moment.
  const least = Math.min(...gaps.filter((gap) => gap >= MINUTE / 2))
  return least <= LONGEST_SILENCE_MS ? least : LONGEST_SILENCE_MS / 1.5
}

function episode(group: string, run: readonly Alarm[], beat: number, isNewest: boolean, judging: Judging): Episode {
  const rows = [...run].reverse()
  const latest = rows[0]
  const first = run[0]
  if (!latest || !first) throw new Error('an episode without rows')
  const start = first.startTime
  const end = latest.recoveryTime ?? null
  const state = stateOf(latest, run.length > 1 ? beat : null, isNewest, judging)
  const duration = end === null ? (state === 'firing' ? Math.max(0, judging.now - start) : null) : end - start
  return { key: first.key, group, rows, latest, start, end, state, duration }
}

function stateOf(latest: Alarm, beat: number | null, isNewest: boolean, judging: Judging): EpisodeState {
  const { now, basis } = judging
  const age = now - latest.startTime
  if (!isOpen(latest)) return 'recovered'
  // Another episode of the same rule and entity came after it: it is over.
  if (!isNewest) return 'unreported'
  if (basis === 'recent') return age <= RECENT_MS ? 'recent' : 'unreported'
  return age < longestWait(latest, beat, judging) ? 'firing' : 'unreported'
}

/** A recovery comes no later than this after a row, ms: by the rule's own periods, else by how its rows follow each other. */
function longestWait(latest: Alarm, beat: number | null, { periodsOf }: Judging): number {
  const periods = periodsOf?.(latest)
  if (periods) return (periods.period + periods.silence + periods.observation) * MINUTE
  return beat === null ? LONGEST_SILENCE_MS : beat + RECENT_MS
}

/** Whether it counts as firing now; on what basis, the state says. */
export const isFiring = ({ state }: Pick<Episode, 'state'>): boolean => state === 'firing' || state === 'recent'

/** Last instant that is known of an episode: of its recovery, else of its newest row. */
export const lastKnown = ({ end, latest }: Pick<Episode, 'end' | 'latest'>): number => end ?? latest.startTime

export interface Within {
  /** Began in the window. */
  readonly began: readonly Episode[]
  /** Began before and reach into it. */
  readonly earlier: readonly Episode[]
}

/** Episodes of a window, ms, both ends included. Read the rows from `LONGEST_SILENCE_MS` before it, or none begins earlier. */
export function within(episodes: readonly Episode[], from: number, to: number): Within {
  return {
    began: episodes.filter(({ start }) => start >= from && start <= to),
    earlier: episodes.filter((one) => one.start < from && (isFiring(one) || lastKnown(one) >= from)),
  }
}
