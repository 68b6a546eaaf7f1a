import type { Graph } from '../graph'
import { uniform } from '../hash'
import { hotIn } from './hints'
import { pathsFor } from './packages'
import type { Stacks } from './stacks'
import { stemOf } from './stems'
import { totalOf, type Busy, type JfrEvent } from './units'

/** What one instance was recorded for. Epoch ms. */
export interface Recording {
  readonly service: string
  readonly instance: string
  readonly event: JfrEvent
  readonly from: number
  readonly to: number
}

/** How far a hot path may be from its share, and what of it ends before its last frame. */
const JITTER = 0.008
const ENDS_EARLY = 0.01

/** Adds the stacks of one instance's recording: a pure function of seed, recording and time. */
export function record(graph: Graph, recording: Recording, into: Stacks): void {
  const { service, instance, event, from, to } = recording
  const node = graph.find(service, true)
  if (!node) return
  const { seed, incidents } = graph.ground
  const first = Math.floor(from / 60_000)
  const last = Math.max(first + 1, Math.ceil(to / 60_000))
  const hot = hotIn(incidents, { kind: 'async-profiler', service, event, instance, from: first, to: last })
  const subject = node.instanceSubject(instance)
  const mean = (read: (minute: number) => number): number => {
    let sum = 0
    for (let minute = first; minute < last; minute++) sum += read(minute)
    return sum / (last - first)
  }
  const busy: Busy = {
    minutes: (to - from) / 60_000,
    cpu: mean((minute) => subject.cpuAt(minute)),
    memory: mean((minute) => subject.memoryAt(minute)),
    load: mean((minute) => subject.loadAt(minute)),
    trouble: hot.trouble,
  }
  const drawn = (key: string): number => uniform(seed, `profile|${instance}|${event}|${key}`, first)
  const total = totalOf(event, busy)
  const stem = stemOf(node.data.language ?? '', node.data.endpoints[0] ?? '')
  const share = hot.share === 0 ? 0 : hot.share + JITTER * (2 * drawn('hot') - 1)
  const spent = addHot(stem, hot.frames, Math.round(total * share), into)
  const paths = pathsFor(event, service)
  const weights = paths.map(({ weight }, index) => weight * (0.7 + 0.6 * drawn(String(index))))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let left = total - spent
  paths.forEach(({ frames, apart }, index) => {
    const isLast = index === paths.length - 1
    const units = isLast ? left : Math.min(left, Math.floor(((total - spent) * (weights[index] ?? 0)) / whole))
    into.add(apart ? frames : [...stem, ...frames], units)
    left -= units
  })
}

function addHot(stem: readonly string[], frames: readonly string[], units: number, into: Stacks): number {
  if (frames.length === 0) return 0
  const early = frames.length > 1 ? Math.floor((units * ENDS_EARLY) / (frames.length - 1)) : 0
  for (let end = 1; end < frames.length; end++) into.add([...stem, ...frames.slice(0, end)], early)
  into.add([...stem, ...frames], units - early * (frames.length - 1))
  return units
}
