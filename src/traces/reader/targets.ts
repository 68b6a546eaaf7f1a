import type { Target } from '@/components/target'
import type { Trace } from '@/geometry/trace/model'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import { numberOr, refKey, type TraceRef } from '@/geometry/trace/span'
import type { WireSpan } from '@/protocol/trace/span'
import type { Listed } from './cutNames'
import { t } from './texts'

/** Where a span leads; `target` is `null` for what OAP lists nothing of. */
export interface Way {
  readonly label: string
  readonly icon: 'service' | 'host' | 'entry' | 'database' | 'cache' | 'queue' | 'log' | 'profile'
  readonly target: Target | null
}

/** What the called thing is to OAP, by the span's layer. */
const PEERS = {
  Database: ['VIRTUAL_DATABASE', 'database'],
  Cache: ['VIRTUAL_CACHE', 'cache'],
  MQ: ['VIRTUAL_MQ', 'queue'],
} as const
const isPeer = (layer: string): layer is keyof typeof PEERS => Object.hasOwn(PEERS, layer)

export function waysOf(span: WireSpan, listed: Listed): readonly Way[] {
  const ways: Way[] = []
  const add = (icon: Way['icon'], label: string, target: Target | null): void => void ways.push({ icon, label, target })
  const plain = { to: 'entity', layer: null, dashboard: null } as const
  const { service: name, instance, endpoint, peer } = listed
  if (name) {
    const service = { name, normal: true }
    const entity = { serviceName: name, normal: true }
    add('service', span.serviceCode, { ...plain, kind: 'Service', id: serviceId(service), entity })
    if (instance) {
      const id = instanceId({ service, name: instance })
      const of = { ...entity, serviceInstanceName: instance }
      add('host', t('toInstance'), { ...plain, kind: 'ServiceInstance', id, entity: of })
    } else if (instance === null) add('host', t('noInstance'), null)
    if (endpoint && span.type === 'Entry') {
      const id = endpointId({ service, name: endpoint })
      const of = { ...entity, endpointName: endpoint }
      add('entry', t('toEndpoint'), { ...plain, kind: 'Endpoint', id, entity: of })
    } else if (endpoint === null && span.type === 'Entry') add('entry', t('noEndpoint'), null)
  } else if (name === null) add('service', t('noService'), null)
  if (span.type === 'Exit' && isPeer(span.layer)) {
    const [layer, icon] = PEERS[span.layer]
    const entity = { serviceName: peer ?? '', normal: false }
    const id = peer ? serviceId({ name: peer, normal: false }) : ''
    if (peer) add(icon, span.peer, { ...plain, kind: 'Service', id, entity, layer })
    else if (peer === null) add(icon, t('noPeer'), null)
  }
  return ways
}

/** What else is recorded of a span: its log lines, those of its trace, and how to look into its endpoint the next time. */
export function recordsOf(span: WireSpan, { service, endpoint }: Listed): readonly Way[] {
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
  if (service && endpoint && type === 'Entry') {
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
