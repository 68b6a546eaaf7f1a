import { instanceId, serviceId } from '@/protocol/ids'
import { uniform } from '../hash'
import type { Incident } from '../incident'
import { burdened, hintsOf } from './hints'
import type { Living } from './progress'
import type { AsyncTask, TraceTask } from './task'
import type { AsyncEvent } from './units'

const DAY = 1_440
const MINUTES = 5
/** So long after its end everybody has reported. */
const SETTLED_MS = 10_000
/** Minutes into a ramp: early, when there is little to see, and late. */
const ON_RAMP = [60, 335] as const

const ASKED_FOR: Readonly<Record<string, AsyncEvent>> = {
  EXECUTION_SAMPLE: 'CPU',
  LOCK: 'LOCK',
  OBJECT_ALLOCATION_IN_NEW_TLAB: 'ALLOC',
  OBJECT_ALLOCATION_OUTSIDE_TLAB: 'ALLOC',
  PROFILER_LIVE_OBJECT: 'ALLOC',
}

/** Minutes after the phase at which somebody looks. */
function moments({ data: { shape } }: Incident): readonly number[] {
  return shape.kind === 'ramp' ? ON_RAMP.map((minute) => shape.at + minute) : [shape.at + shape.rise]
}

/** Epoch ms of the tasks that a day of incidents left behind, all of them over by `now`. */
function* looks(living: Living, now: number): Generator<{ readonly incident: Incident; readonly at: number }> {
  const minute = Math.floor(now / 60_000)
  for (const incident of living.graph.ground.incidents) {
    const { periodMinutes, phaseMinutes } = incident.data.schedule
    const since = minute - DAY - phaseMinutes
    for (let k = Math.floor(since / periodMinutes); ; k++) {
      const phase = phaseMinutes + k * periodMinutes
      if (phase > minute) break
      for (const moment of moments(incident)) {
        const drawn = uniform(living.graph.ground.seed, `look|${incident.data.id}|${moment}`, k)
        const at = (phase + moment) * 60_000 + Math.floor(4_000 * drawn)
        if (at >= now - DAY * 60_000 && at + MINUTES * 60_000 + SETTLED_MS <= now) yield { incident, at }
      }
    }
  }
}

/** One task per incident of the last day and endpoint that it shows at. */
export function seededTraceTasks(living: Living, now: number): readonly TraceTask[] {
  return [...looks(living, now)].flatMap(({ incident, at }) =>
    hintsOf(incident, 'trace-profiling').flatMap(({ service, endpoint }) => {
      if (service === undefined || endpoint === undefined || !living.graph.find(service, true)) return []
      const of = serviceId({ name: service, normal: true })
      const limits = { minutes: MINUTES, threshold: 0, period: 10, samples: 5 }
      return { id: `${at}_${of}`, serviceId: of, endpoint, created: at, start: at, ...limits }
    }),
  )
}

/** One task per incident of the last day and service, with the events that the incident shows in. */
export function seededAsyncTasks(living: Living, now: number): readonly AsyncTask[] {
  return [...looks(living, now)].flatMap(({ incident, at }) => {
    const hints = hintsOf(incident, 'async-profiler')
    const services = [...new Set(hints.flatMap(({ service }) => service ?? []))]
    return services.flatMap((name) => {
      if (!living.graph.find(name, true)) return []
      const seen = hints.flatMap(({ service, event }) => (service === name && event !== undefined ? event : []))
      const service = { name, normal: true }
      const of = serviceId(service)
      const burden = burdened(incident, name)
      const there = living.instances(service, at, at + MINUTES * 60_000).map((one) => one.name)
      // Who knows that one of them suffers looks at that one.
      const asked = burden?.length === 1 ? there.filter((one) => burden.includes(one)) : there
      return {
        id: `${at}_${of}`,
        serviceId: of,
        instanceIds: asked.map((one) => instanceId({ service, name: one })),
        created: at,
        events: [...new Set(seen.flatMap((event) => ASKED_FOR[event] ?? []))],
        seconds: MINUTES * 60,
        args: seen.includes('PROFILER_LIVE_OBJECT') ? 'live' : seen.includes('LOCK') ? null : 'interval=10ms',
      }
    })
  })
}
