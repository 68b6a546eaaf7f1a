import { unitOf, type Unit } from '@/charts/format'
import { isBad, type Owner, type ResultOf, type Value } from '@/mqe/result'
import type { ModelContext, Target } from '../contract'
import type { TopListOptions } from './options'

export interface TopRow {
  readonly name: string
  /** The group of a service, or the service of an instance or endpoint where the ranking goes across services. */
  readonly of: string
  readonly value: Value
  /** 0 … 1 of the greatest value of its group. */
  readonly share: number
  readonly target: Target | null
}

/** The rows of one expression. */
export interface TopGroup {
  /** Empty when there is only one. */
  readonly label: string
  readonly unit: Unit
  readonly rows: readonly TopRow[]
}

export interface TopListModel {
  readonly groups: readonly TopGroup[]
}

type Answer = ResultOf<'ranking' | 'records'> | null
type Row = Omit<TopRow, 'share'>

export function topListModel(
  results: readonly Answer[],
  options: TopListOptions,
  { item }: ModelContext,
): TopListModel {
  const answered = results.flatMap((result, index) => (result ? [{ result, index }] : []))
  return {
    groups: answered.map(({ result, index }) => ({
      label: answered.length > 1 ? item.metricConfig[index]?.label || item.expressions[index] || '' : '',
      unit: unitOf(item.metricConfig[index]?.unit),
      rows: shared(rowsOf(result, options)),
    })),
  }
}

function rowsOf(result: ResultOf<'ranking' | 'records'>, options: TopListOptions): Row[] {
  if (result.kind === 'records')
    return result.rows.map(({ name, value, traceId }) => ({
      name: name.replace(/\s+/g, ' ').trim(),
      of: '',
      value,
      target: traceId ? { to: 'trace', traceId } : null,
    }))
  return result.rows.map(({ name, value, owner }) => ({
    ...named(name, owner),
    value,
    target: owner ? targetOf(owner, options) : null,
  }))
}

function shared(rows: readonly Row[]): TopRow[] {
  const size = ({ value }: Row): number => (value === null || isBad(value) ? 0 : Math.max(0, value))
  const most = rows.reduce((found, row) => Math.max(found, size(row)), 0)
  return rows.map((row) => ({ ...row, share: most > 0 ? size(row) / most : 0 }))
}

/** OAP joins the names of a ranking across services (`catalog - GET:/products`); the owner has them apart. */
function named(name: string, owner: Owner | null): Pick<TopRow, 'name' | 'of'> {
  const own = owner?.endpointName ?? owner?.instanceName
  if (owner && own && own !== name && owner.serviceName) return { name: own, of: owner.serviceName }
  const [group, ...short] = name.split('::')
  const isGrouped = owner?.scope === 'Service' && group && short.join('::') !== ''
  return isGrouped ? { name: short.join('::'), of: group } : { name, of: '' }
}

/** The page of the entity a row is about; `null` when the server named too little of it. */
function targetOf(owner: Owner, { dashboard }: TopListOptions): Target | null {
  const { serviceName, normal } = owner
  if (serviceName === null || normal === null) return null
  const service = { serviceName, normal }
  const to = { to: 'entity', layer: null, dashboard } as const
  if (owner.scope === 'Service') return { ...to, kind: 'Service', id: owner.serviceId, entity: service }
  if (owner.scope === 'ServiceInstance' && owner.instanceName)
    return {
      ...to,
      kind: 'ServiceInstance',
      id: owner.instanceId,
      entity: { ...service, serviceInstanceName: owner.instanceName },
    }
  if (owner.scope === 'Endpoint' && owner.endpointName)
    return { ...to, kind: 'Endpoint', id: owner.endpointId, entity: { ...service, endpointName: owner.endpointName } }
  return null
}
