import type { Target } from '@/components/target'
import type { Trace } from '@/geometry/trace/model'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import { numberOr, refKey, type TraceRef } from '@/geometry/trace/span'
import type { WireSpan } from '@/protocol/trace/span'
import { t } from './texts'

/** Where a span leads. */
export interface Way {
  readonly label: string
  readonly icon: 'service' | 'host' | 'entry' | 'database' | 'cache' | 'queue' | 'log' | 'profile'
  readonly target: Target
}

/** OAP cuts names before it makes ids of them; spans keep them whole. */
const CUT = { service: 70, instance: 70, endpoint: 150 }

/** What the called thing is to OAP, by the span's layer. */
const PEERS = {
  Database: ['VIRTUAL_DATABASE', 'database'],
  Cache: ['VIRTUAL_CACHE', 'cache'],
  MQ: ['VIRTUAL_MQ', 'queue'],
} as const
const isPeer = (layer: string): layer is keyof typeof PEERS => Object.hasOwn(PEERS, layer)

export function waysOf(span: WireSpan): readonly Way[] {
  const name = span.serviceCode.slice(0, CUT.service)
  const service = { name, normal: true }
  const ways: Way[] = []
  const entity = { serviceName: name, normal: true }
  const plain = { to: 'entity', layer: null, dashboard: null } as const
  if (name !== '')
    ways.push({
      label: span.serviceCode,
      icon: 'service',
      target: { ...plain, kind: 'Service', id: serviceId(service), entity },
    })
  const instance = span.serviceInstanceName.slice(0, CUT.instance)
  if (name !== '' && instance !== '')
    ways.push({
      label: t('toInstance'),
      icon: 'host',
      target: {
        ...plain,
        kind: 'ServiceInstance',
        id: instanceId({ service, name: instance }),
        entity: { ...entity, serviceInstanceName: instance },
      },
    })
  const endpoint = span.endpointName.slice(0, CUT.endpoint)
  if (name !== '' && endpoint !== '' && span.type === 'Entry')
    ways.push({
      label: t('toEndpoint'),
      icon: 'entry',
      target: {
        ...plain,
        kind: 'Endpoint',
        id: endpointId({ service, name: endpoint }),
        entity: { ...entity, endpointName: endpoint },
      },
    })
  if (span.peer !== '' && span.type === 'Exit' && isPeer(span.layer)) {
    const [layer, icon] = PEERS[span.layer]
    const peer = span.peer.slice(0, CUT.service)
    ways.push({
      label: span.peer,
      icon,
      target: {
        ...plain,
        kind: 'Service',
        id: serviceId({ name: peer, normal: false }),
        entity: { serviceName: peer, normal: false },
        layer,
      },
    })
  }
  return ways
}

/** What else is recorded of a span: its log lines, those of its trace, and how to look into its endpoint the next time. */
export function recordsOf(span: WireSpan): readonly Way[] {
  const { traceId, segmentId, spanId, type } = span
  const ways: Way[] = []
  const logs = (filters: Readonly<Record<string, string>>): Target => ({
    to: 'page',
    place: { at: 'logs' },
    // In the order in which they were written: that is how a trace is read.
    state: { sort: 'time', filters: new Map(Object.entries({ trace: traceId, ...filters })) },
  })
  if (traceId !== '' && segmentId !== '' && typeof spanId === 'number')
    ways.push({ label: t('spanLogs'), icon: 'log', target: logs({ segment: segmentId, span: String(spanId) }) })
  if (traceId !== '') ways.push({ label: t('traceLogs'), icon: 'log', target: logs({}) })
  const service = span.serviceCode.slice(0, CUT.service)
  const endpoint = span.endpointName.slice(0, CUT.endpoint)
  if (service !== '' && endpoint !== '' && type === 'Entry') {
    const took = numberOr(span.endTime, 0) - numberOr(span.startTime, 0)
    const filters = { form: 'new', endpoint, min: String(Math.max(0, Math.floor(took))) }
    ways.push({
      label: t('profileEndpoint'),
      icon: 'profile',
      target: {
        to: 'page',
        place: { at: 'profiling', kind: 'trace' },
        state: {
          of: { kind: 'service', id: serviceId({ name: service, normal: true }) },
          filters: new Map(Object.entries(filters)),
        },
      },
    })
  }
  return ways
}

/** The span that a ref names, in a trace of its own. */
export const otherTrace = (trace: Trace, span: WireSpan, ref: TraceRef): Target => ({
  to: 'trace',
  traceId: ref.traceId,
  span: refKey(ref),
  around: numberOr(span.startTime, trace.start),
})
