import type { AlarmRow } from './row'

export type AlarmState = 'NORMAL' | 'FIRING' | 'SILENCED_FIRING' | 'OBSERVING_RECOVERY' | 'RECOVERED'

/** Minutes for which a rule remembers that it recovered. */
const REMEMBERED = 10
const MINUTE = 60_000

/** How a rule stands to an entity at a moment, ms. */
export interface Standing {
  readonly state: AlarmState
  /** Minutes until the rule may speak again; -1 when it does not keep silent. */
  readonly silenceCountdown: number
  readonly recoveryObservationCountdown: number
  /** The newest row; `null` where none is remembered. */
  readonly last: AlarmRow | null
}

/** From the rows of one rule and entity until now, the newest first. */
export function standingOf(rows: readonly AlarmRow[], now: number): Standing {
  const last = rows.find(({ at }) => at <= now) ?? null
  if (last === null) return { state: 'NORMAL', silenceCountdown: -1, recoveryObservationCountdown: 0, last }
  const { silencePeriod, recoveryObservationPeriod } = last.rule
  const over = last.recoveredAt ?? Infinity
  const silent = silencePeriod - Math.floor((now - last.at) / MINUTE)
  const left = Math.ceil((over - now) / MINUTE)
  const watching = left > 0 && left <= recoveryObservationPeriod
  return {
    state: stateAt(rows, last, now),
    silenceCountdown: silent > 0 ? silent : -1,
    recoveryObservationCountdown: watching ? left : 0,
    last,
  }
}

function stateAt(rows: readonly AlarmRow[], last: AlarmRow, now: number): AlarmState {
  const { silencePeriod, recoveryObservationPeriod } = last.rule
  const over = last.recoveredAt ?? Infinity
  if (now >= over) return now < over + REMEMBERED * MINUTE ? 'RECOVERED' : 'NORMAL'
  if (now >= over - recoveryObservationPeriod * MINUTE) return 'OBSERVING_RECOVERY'
  return now < firstOf(rows, last).at + silencePeriod * MINUTE ? 'FIRING' : 'SILENCED_FIRING'
}

/** The row with which the episode of another row began: before it, rows without a recovery. */
function firstOf(rows: readonly AlarmRow[], last: AlarmRow): AlarmRow {
  let first = last
  for (const row of rows.slice(rows.indexOf(last) + 1)) {
    if (row.recoveredAt !== null || first.at - row.at > (row.rule.silencePeriod + 1) * MINUTE) break
    first = row
  }
  return first
}
