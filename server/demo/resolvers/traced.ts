import { randomUUID } from 'node:crypto'
import { answer } from '@/mqe/answer'
import type { Source } from '@/mqe/source'
import { collector } from '@/mqe/trace'
import { encodeEvaluation } from '@/protocol/mqe/encode'
import { atLeast, type Version } from '../version'
import type { WireDuration } from './scene'
import type { Asked } from './stored'

/** The evaluation with its `debuggingTrace`: what it really did and how long that took. */
export function traced(asked: Asked, source: Source, version: Version) {
  const { tracer, spans } = collector(nanos)
  const messages = new Map<number, string>()
  const entity = entityText(asked)
  const duration = durationText(asked.duration, version)
  const read: Reading = (operation, metric, work) => {
    messages.set(
      spans.length,
      `MetricsCondition: MetricsCondition(name=${metric}, entity=${entity}), Duration: ${duration}`,
    )
    const stop = tracer(`Query Service: ${operation}`)
    try {
      return work()
    } finally {
      stop()
    }
  }
  const startTime = nanos()
  const evaluation = answer(asked.expression, watched(source, read), tracer)
  const whole = timed({ startTime, endTime: nanos() })
  const debuggingTrace = {
    traceId: randomUUID(),
    condition: `Expression: ${asked.expression}, Entity: ${entity}, Duration: ${duration}`,
    ...whole,
    spans: spans.map((span) => ({ ...timed(span), msg: messages.get(span.spanId) ?? null, error: null })),
  }
  return { ...encodeEvaluation(evaluation), debuggingTrace }
}

/** The process's monotonic clock in ns, as OAP's traces use it. */
export const nanos = (): number => Number(process.hrtime.bigint())

export const timed = <Times extends { readonly startTime: number; readonly endTime: number }>(times: Times) => ({
  ...times,
  duration: times.endTime - times.startTime,
})

type Reading = <Value>(operation: string, metric: string, work: () => Value) => Value

/** The same source, each read under the name that OAP's trace has for it. */
const watched = (source: Source, read: Reading): Source => ({
  level: source.level,
  step: source.step,
  get at() {
    return source.at
  },
  facts: (metric) => source.facts(metric),
  series: (metric, back) => read('readMetricsValues', metric, () => source.series(metric, back)),
  labelled: (metric, back) => read('readLabeledMetricsValues', metric, () => source.labelled(metric, back)),
  top: (metric, ...how) => read('sortMetrics', metric, () => source.top(metric, ...how)),
  records: (metric, ...how) => read('readRecords', metric, () => source.records(metric, ...how)),
  baseline: (metric, which) => read('readBaseline', metric, () => source.baseline(metric, which)),
})

const MEMBERS = [
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
const entityText = ({ entity }: Asked): string =>
  `Entity(${MEMBERS.map((name) => `${name}=${entity[name] ?? null}`).join(', ')})`

export function durationText({ start, end, step, coldStage }: WireDuration, version: Version): string {
  const cold = atLeast(version, '10.3.0') ? `, coldStage=${coldStage ?? false}` : ''
  return `Duration(start=${start}, end=${end}, step=${step}${cold})`
}
