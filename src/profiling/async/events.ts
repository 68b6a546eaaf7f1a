import type { FlameUnit } from '@/geometry/flame/table'
import type { AsyncTask } from '@/protocol/async/task'
import { JFR_EVENTS, type JfrEvent } from '@/protocol/async/analyze'

const EXECUTION: readonly JfrEvent[] = ['EXECUTION_SAMPLE']

/** What is recorded of each event that a task asks for. OAP counts parked threads as `LOCK`: it has no event of their own. */
const RECORDED: ReadonlyMap<string, readonly JfrEvent[]> = new Map([
  ['CPU', EXECUTION],
  ['CTIMER', EXECUTION],
  ['ITIMER', EXECUTION],
  ['WALL', EXECUTION],
  ['ALLOC', ['OBJECT_ALLOCATION_IN_NEW_TLAB', 'OBJECT_ALLOCATION_OUTSIDE_TLAB']],
  ['LOCK', ['LOCK']],
])

const UNITS: Readonly<Record<JfrEvent, FlameUnit>> = {
  EXECUTION_SAMPLE: 'samples',
  OBJECT_ALLOCATION_IN_NEW_TLAB: 'bytes',
  OBJECT_ALLOCATION_OUTSIDE_TLAB: 'bytes',
  LOCK: 'ns',
  PROFILER_LIVE_OBJECT: 'count',
}

export const unitOfEvent = (event: JfrEvent): FlameUnit => UNITS[event]

/** Arguments are parted by commas; `live` keeps what was allocated and not collected. */
const keepsLive = ({ args }: Pick<AsyncTask, 'args'>): boolean => args.split(',').some((one) => one.trim() === 'live')

/** What a task can be read as; all there is for one whose events this page does not know. */
export function eventsOf(task: Pick<AsyncTask, 'events' | 'args'>): readonly JfrEvent[] {
  const known = task.events.flatMap((event) => RECORDED.get(event) ?? [])
  const found = new Set([...known, ...(keepsLive(task) ? (['PROFILER_LIVE_OBJECT'] as const) : [])])
  return found.size === 0 ? JFR_EVENTS : JFR_EVENTS.filter((event) => found.has(event))
}

/** The one that an address names where the task has it, else the first. */
export const eventIn = (choices: readonly JfrEvent[], named: string | undefined): JfrEvent =>
  choices.find((event) => event === named) ?? choices[0] ?? 'EXECUTION_SAMPLE'
