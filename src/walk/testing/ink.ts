import { stateOf } from '@/dashboard/state'
import { verdictOf } from '@/dashboard/verdict'
import type { Value } from '@/mqe/result'
import type { EntityKind } from '@/scope/entity'
import type { ControlItem, Dashboard, MetricItem } from '@/template/types'
import { NOT_BUILT } from '@/widgets/notBuiltTypes'
import { panels, widgets } from '@/widgets/registry'
import { ask, NOW, WINDOW } from './asking'
import { duration, field } from './demo'
import { subjectsOf, type Subject } from './entities'
import type { Placed } from './placed'

/** Ink, or why there is none: the state a page would tell, and the expressions that say nothing. */
export interface Look {
  readonly ink: boolean
  readonly state: string
  readonly silent: readonly string[]
}

/** Of a panel that names what it cannot show yet. */
const ZIPKIN: Look = { ink: false, state: 'unsupported', silent: [] }

const INK: Look = { ink: true, state: 'fresh', silent: [] }

/** A path is drawn where this many buckets have a value. */
const BUCKETS = 3

/** How a widget looks on a dashboard that is open for a subject; `null` where its page of a tab is closed. */
export async function lookAt({ item, gates }: Placed, dashboard: Dashboard, subject: Subject): Promise<Look | null> {
  if (gates.some((gate) => verdictOf(ask(gate, subject.entity)) === 'closed')) return null
  const type = 'graph' in item ? item.graph.type : item.type
  if (panels.has(type)) return panel(type, item, dashboard, subject)
  const widget = 'graph' in item ? widgets.get(type) : undefined
  if (!widget || !('graph' in item)) return { ink: false, state: 'unsupported', silent: [] }
  return metric(item, subject)
}

function metric(item: MetricItem, { entity }: Subject): Look {
  const widget = widgets.get(item.graph.type)
  const results = item.expressions.map((expression) => ask(expression, entity))
  const rendered = widget?.render(results, { item, window: WINDOW, now: NOW })
  if (!rendered) throw new Error(`no ${item.graph.type}`)
  const state = stateOf({
    results,
    pending: false,
    empty: 'empty' in rendered && rendered.empty,
    odd: 'unsupported' in rendered,
    held: false,
  })
  const alive = item.expressions.map((expression) => !isSilent(expression, entity))
  const silent = item.expressions.filter((_, index) => alive[index] === false)
  const drawn = 'model' in rendered && hasInk(rendered.model, item.graph.type === 'Bar')
  return { ink: drawn && (state === 'fresh' || state === 'partial'), state, silent }
}

/** Nothing in the answer has a value. */
export function isSilent(expression: string, entity: Subject['entity']): boolean {
  const result = ask(expression, entity)
  if (result.kind === 'scalar') return result.values.every(({ value }) => value === null)
  if (result.kind === 'series') return !result.lines.some(({ points }) => points.some(({ value }) => value !== null))
  return result.kind === 'ranking' || result.kind === 'records' ? result.rows.length === 0 : result.kind !== 'heatmap'
}

/** A row with a value, or a path over three buckets, in whatever shape the widget's model has. A bar of 0 is none. */
function hasInk(model: unknown, isBarred: boolean): boolean {
  const { series, rows, numbers, groups, columns } = model as {
    readonly series?: readonly { readonly values: readonly Value[] }[]
    readonly rows?: readonly { readonly value: Value }[]
    readonly numbers?: readonly { readonly value: Value }[]
    readonly groups?: readonly { readonly rows: readonly { readonly value: Value }[] }[]
    readonly columns?: readonly unknown[]
  }
  if (series)
    return series.some(
      ({ values }) => values.filter((value) => value !== null && !(isBarred && value === 0)).length >= BUCKETS,
    )
  const valued = [...(rows ?? []), ...(numbers ?? []), ...(groups ?? []).flatMap((group) => group.rows)]
  return valued.some(({ value }) => value !== null) || (columns?.length ?? 0) >= BUCKETS
}

const ROWS: Readonly<Record<string, EntityKind>> = {
  ServiceList: 'Service',
  InstanceList: 'ServiceInstance',
  EndpointList: 'Endpoint',
}

async function panel(
  type: string,
  item: MetricItem | ControlItem,
  dashboard: Dashboard,
  subject: Subject,
): Promise<Look> {
  const kind = ROWS[type]
  if (kind && 'graph' in item) return list(item, kind, dashboard, subject)
  if ((NOT_BUILT as readonly string[]).includes(type)) return { ink: false, state: 'unsupported', silent: [] }
  const ask = PANELS[type]
  if (type === 'ThirdPartyApp') return ZIPKIN
  if (!ask) return INK
  return (await ask(dashboard, subject, item)) ? INK : { ink: false, state: 'empty', silent: [] }
}

async function list(item: MetricItem, kind: EntityKind, { layer }: Dashboard, { entity }: Subject): Promise<Look> {
  const all = await subjectsOf(layer, kind)
  const rows = all.filter((row) => entity.serviceName === undefined || row.entity.serviceName === entity.serviceName)
  const columns = item.expressions.filter((expression) => expression.trim() !== '')
  const silent = columns.filter((expression) => rows.every((row) => isSilent(expression, row.entity)))
  const ink = rows.length > 0 && (columns.length === 0 || silent.length < columns.length)
  return { ink, state: rows.length > 0 ? 'fresh' : 'empty', silent }
}

type Panel = (dashboard: Dashboard, subject: Subject, item: MetricItem | ControlItem) => Promise<boolean>

const paging = { pageNum: 1, pageSize: 20 }
const partOf = ({ id, entity }: Subject): Record<string, string> => {
  if (id === '') return {}
  const [serviceId = ''] = id.split('_')
  if (entity.serviceInstanceName !== undefined) return { serviceId, serviceInstanceId: id }
  return entity.endpointName !== undefined ? { serviceId, endpointId: id } : { serviceId }
}

/** Panels that are about records or maps: whether the demo has any for the subject. */
const PANELS: Readonly<Record<string, Panel>> = {
  /** Nobody has asked for a profile yet. */
  Profile: async () => false,
  Text: async (_dashboard, _subject, { raw }) => JSON.stringify(raw['graph'] ?? '').includes('content'),
  async Topology({ layer, entity }, { id }) {
    const [client = '', server = ''] = id.split('-')
    const asked: Readonly<Record<string, readonly [string, object]>> = {
      All: ['getGlobalTopology', { layer }],
      Service: ['getServicesTopology', { serviceIds: [id] }],
      // The map of an instance is that of its service.
      ServiceInstance: ['getServicesTopology', { serviceIds: [id.split('_')[0]] }],
      ServiceRelation: ['getServiceInstanceTopology', { clientServiceId: client, serverServiceId: server }],
      Endpoint: ['getEndpointDependencies', { endpointId: id }],
    }
    const [name, args] = asked[entity] ?? ['getServicesTopology', { serviceIds: [] }]
    return (await field<{ calls: readonly unknown[] }>(name, { ...args, duration })).calls.length > 0
  },
  async Trace(_dashboard, subject) {
    const condition = {
      ...partOf(subject),
      queryDuration: duration,
      traceState: 'ALL',
      queryOrder: 'BY_START_TIME',
      paging,
    }
    return (await field<{ traces: readonly unknown[] }>('queryBasicTraces', { condition })).traces.length > 0
  },
  async Log({ layer }, subject) {
    const condition = { ...partOf(subject), queryDuration: duration, paging }
    if (layer === 'BROWSER') return false
    return (await field<{ logs: readonly unknown[] }>('queryLogs', { condition })).logs.length > 0
  },
  async Event(_dashboard, { entity }) {
    const { serviceName, serviceInstanceName, endpointName } = entity
    const source = {
      ...(serviceName !== undefined && { service: serviceName }),
      ...(serviceInstanceName !== undefined && { serviceInstance: serviceInstanceName }),
      ...(endpointName !== undefined && { endpoint: endpointName }),
    }
    const condition = { source, time: duration, paging }
    const { events } = await field<{ events: readonly { readonly name: string }[] }>('queryEvents', { condition })
    // Those that OAP keeps of its alarms are out of sight until somebody asks.
    return events.some(({ name }) => !name.startsWith('Alarm'))
  },
}
