import type { EventSource, KeyValue, OapEvent } from '@/protocol/event/event'

/** What happened, from all the rows that tell of it. */
export interface MergedEvent {
  readonly uuid: string
  readonly source: EventSource
  readonly name: string
  readonly type: OapEvent['type']
  readonly message: string
  readonly parameters: readonly KeyValue[]
  readonly layer: string
  /** Epoch ms: its start, or its end where nobody told the start. */
  readonly at: number
  readonly start: number | null
  /** `null`: nobody told, which does not mean that it still goes on. */
  readonly end: number | null
}

export interface Told {
  /** Deployments, restarts, probes and the like, the latest begun first. */
  readonly changes: readonly MergedEvent[]
  /** OAP's own `Alarm` and `AlarmRecovery`: alarms, never changes. */
  readonly alarms: readonly MergedEvent[]
}

/** OAP writes an event of these names for each alarm (up to 10.4). */
const OF_ALARMS: ReadonlySet<string> = new Set(['Alarm', 'AlarmRecovery'])

export const isOfAlarm = ({ name }: Pick<OapEvent, 'name'>): boolean => OF_ALARMS.has(name)

/** Rows of all pages as events: the same uuid is the same event, whichever page its rows were on. */
export function mergedEvents(rows: readonly OapEvent[]): Told {
  const found = new Map<string, MergedEvent>()
  for (const row of rows) {
    const known = found.get(row.uuid)
    const event = known ? joined(known, row) : whole(row)
    if (event) found.set(row.uuid, event)
  }
  const events = [...found.values()].sort((a, b) => b.at - a.at || (a.uuid < b.uuid ? -1 : 1))
  return {
    changes: events.filter((event) => !isOfAlarm(event)),
    alarms: events.filter(isOfAlarm),
  }
}

/** `null` for a row without any time: it stands nowhere. */
function whole({ startTime: start, endTime: end, ...row }: OapEvent): MergedEvent | null {
  const at = start ?? end
  return at === null ? null : { ...row, at, start, end }
}

/** The earliest start, the latest end, and the words of the row that brought the end. */
function joined(known: MergedEvent, row: OapEvent): MergedEvent {
  const start = least(known.start, row.startTime)
  const end = most(known.end, row.endTime)
  const brings = row.endTime !== null && (known.end === null || row.endTime > known.end)
  return {
    ...known,
    message: (brings ? row.message : known.message) || known.message || row.message,
    parameters: known.parameters.length > 0 ? known.parameters : row.parameters,
    at: start ?? end ?? known.at,
    start,
    end,
  }
}

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
const most = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)
