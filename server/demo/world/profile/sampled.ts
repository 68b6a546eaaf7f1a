import { parseServiceId } from '@/protocol/ids'
import type { WireSpan } from '@/protocol/trace/span'
import type { TracePlace } from '../trace/id'
import { searchTraces } from '../trace/search'
import type { Traces } from '../trace/traces'
import { dumpingIn, notifiedAt, type Living } from './progress'
import { endOf, type TraceTask } from './task'

/** A segment whose thread was dumped. */
export interface Sample {
  readonly traceId: string
  readonly segmentId: string
  readonly service: string
  readonly instance: string
  readonly endpoint: string
  /** Epoch ms by the clock of its host, and ms. */
  readonly start: number
  readonly duration: number
  /** Of that segment, and of the threads of the same instance that it started. */
  readonly spans: readonly WireSpan[]
}

/** Agents are soon satisfied: the time of a task is looked through in pieces. */
const STEP_MS = 30_000
const MOST_FOUND = 10_000
/** No call that begins within a task is reported later than this. */
export const LATEST_MS = 10 * 60_000

export const isReported = ({ start, duration }: Sample, now: number): boolean => start + duration <= now

export interface Sampling extends Living {
  readonly traces: Traces
}

/**
 * The first calls of the endpoint that each agent sees after it has heard of the task, whenever they are reported: a call takes
 * its place when it begins. The latest first. Pauses often.
 */
export function* samplesOf(world: Sampling, task: TraceTask): Generator<undefined, readonly Sample[]> {
  const service = parseServiceId(task.serviceId)
  if (!service) return []
  const left = new Map(dumpingIn(world, task).map(({ name }) => [name, task.samples]))
  const samples: Sample[] = []
  const now = endOf(task) + LATEST_MS
  for (let from = task.start; from < endOf(task); from += STEP_MS) {
    if ([...left.values()].every((count) => count === 0)) break
    const to = Math.min(endOf(task), from + STEP_MS) - 1
    const found = yield* searchTraces(world.traces, {
      service,
      endpoint: { service, name: task.endpoint },
      ...{ from, to, now, least: task.threshold },
      ...{ tags: [], order: 'start', whole: false, rows: MOST_FOUND },
    })
    for (const row of found.toReversed()) {
      const place = world.traces.placeOf(row.traceId)
      const instance = place && instanceOf(world.traces, place, row.segmentId)
      const more = left.get(instance ?? '') ?? 0
      if (!place || !instance || more === 0 || row.start < notifiedAt(world, task, instance)) continue
      left.set(instance, more - 1)
      const spans = ownSpans(world.traces.spans(place, now), row.segmentId, instance)
      samples.push({ ...row, service: service.name, instance, spans })
      yield
    }
  }
  return samples.reverse()
}

function instanceOf(traces: Traces, place: TracePlace, segmentId: string): string | null {
  const visit = traces.visits(place.flow).findIndex((_, at) => traces.segmentId(place, at) === segmentId)
  return (visit >= 0 && traces.course(place)?.who(visit)) || null
}

/** Spans of a segment and of those that it started in other threads of its process; calls from elsewhere are left out. */
function ownSpans(spans: readonly WireSpan[], segmentId: string, instance: string): readonly WireSpan[] {
  const own = new Set([segmentId])
  for (const { segmentId: id, serviceInstanceName, refs } of spans)
    if (
      serviceInstanceName === instance &&
      refs.some((ref) => ref.type === 'CROSS_THREAD' && own.has(ref.parentSegmentId))
    )
      own.add(id)
  return spans
    .filter((span) => own.has(span.segmentId))
    .map((span) => ({ ...span, refs: span.refs.filter(({ type }) => type !== 'CROSS_PROCESS') }))
}
