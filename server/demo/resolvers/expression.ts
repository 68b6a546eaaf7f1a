import { randomUUID } from 'node:crypto'
import { answer } from '@/mqe/answer'
import type { Source } from '@/mqe/source'
import { collector } from '@/mqe/trace'
import { encodeEvaluation } from '@/protocol/mqe/encode'
import type { Entity } from '@/scope/entity'
import { millis } from '@/time/instant'
import { bucketOf, type Window } from '@/time/window'
import type { Roots } from '../graphql/execute'
import { atLeast, pose, type Version } from '../version'
import { oldest } from '../world/retention'
import { windowOf, type Scene, type WireDuration } from './scene'

interface Asked {
  readonly expression: string
  readonly entity: WireEntity
  readonly duration: WireDuration
  readonly debug?: boolean | null
}

/** `input Entity`: members may be null. */
type WireEntity = { readonly [Key in keyof Entity | 'scope']?: string | boolean | null }

export function expressionRoots(scene: Scene): Roots {
  return {
    Query: {
      execExpression(asked: Asked) {
        const source = sourceOf(scene, asked)
        if (asked.debug !== true) return { ...encodeEvaluation(answer(asked.expression, source)), debuggingTrace: null }
        const { tracer, spans } = collector(nanos)
        const startTime = nanos()
        const evaluation = answer(asked.expression, source, tracer)
        const endTime = nanos()
        const debuggingTrace = {
          traceId: randomUUID(),
          condition: condition(asked, scene.version),
          ...timed({ startTime, endTime }),
          spans: spans.map((span) => ({ ...timed(span), msg: null, error: null })),
        }
        return { ...encodeEvaluation(evaluation), debuggingTrace }
      },
    },
    Mutation: {},
  }
}

/** The process's monotonic clock in ns, as OAP's traces use it. */
const nanos = (): number => Number(process.hrtime.bigint())

const timed = <Times extends { readonly startTime: number; readonly endTime: number }>(times: Times) => ({
  ...times,
  duration: times.endTime - times.startTime,
})

/**
 * The stored metrics of the asked entity and window. OAP reads the duration only when a metric is read, and counts points
 * only for series: so `1 + 1` and syntax errors are answered whatever the duration is.
 */
function sourceOf(scene: Scene, { entity, duration }: Asked): Source {
  const { world, clock, tz, version, storage } = scene
  const { level } = pose(version)
  const now = clock()
  const coldStage = storage === 'banyandb'
  const open = (window: Window) => world.source({ entity: plain(entity), window, now, level, coldStage })
  const whole = once(() => open(clamped(windowOf(duration, tz, false), now)))
  const series = once(() => open(windowOf(duration, tz, true)))
  return {
    level,
    step: duration.step,
    get at() {
      return series().at
    },
    facts: (metric) => world.facts(metric, level),
    series: (metric, back) => series().series(metric, back),
    labelled: (metric, back) => series().labelled(metric, back),
    baseline: (metric, which) => series().baseline(metric, which),
    top: (...how) => whole().top(...how),
    records: (...how) => whole().records(...how),
  }
}

/** Rankings take any length of time: only what is kept is looked at. */
function clamped(window: Window, now: number): Window {
  const start = Math.max(
    window.start,
    bucketOf(oldest(now, window.step, window.cold === true), window.step, window.offset),
  )
  return { ...window, start: millis(start), end: millis(Math.min(window.end, now)) }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/** An entity without the members that were not given. */
const plain = (entity: WireEntity): Entity =>
  Object.fromEntries(Object.entries(entity).filter(([name, value]) => name !== 'scope' && value !== null))

const ENTITY = [
  'scope',
  'serviceName',
  'normal',
  'serviceInstanceName',
  'endpointName',
  'processName',
  'destServiceName',
  'destNormal',
  'destServiceInstanceName',
  'destEndpointName',
  'destProcessName',
] as const

/** What was asked, in the form of Java's toString (recorded). */
function condition({ expression, entity, duration }: Asked, version: Version): string {
  const { start, end, step, coldStage } = duration
  const members = ENTITY.map((name) => `${name}=${entity[name] ?? null}`).join(', ')
  const cold = atLeast(version, '10.3.0') ? `, coldStage=${coldStage ?? false}` : ''
  return (
    `Expression: ${expression}, Entity: Entity(${members}), ` +
    `Duration: Duration(start=${start}, end=${end}, step=${step}${cold})`
  )
}
