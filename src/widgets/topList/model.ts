import { unitOf, type Unit } from '@/charts/format'
import { standingOf, type Limit } from '@/charts/limits'
import type { Target } from '@/components/target'
import { isBad, type Owner, type ResultOf, type Value } from '@/mqe/result'
import type { MetricItem } from '@/template/types'
import type { ModelContext } from '../contract'
import type { TopListOptions } from './options'

export interface TopRow {
  readonly name: string
  /** The group of a service, or the service of an instance or endpoint where the ranking goes across services. */
  readonly of: string
  readonly value: Value
  /** 0 … 1 of the greatest value of its group; of the greatest lack where the group lists shares from the lowest on. */
  readonly share: number
  readonly target: Target | null
  /** The limit its value is past. */
  readonly limit: Limit | null
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
  /** Token of the bars; absent: the first series colour. */
  readonly colour?: string
}

type Answer = ResultOf<'ranking' | 'records'> | null
type Row = Omit<TopRow, 'share' | 'limit'>

export function topListModel(
  results: readonly Answer[],
  options: TopListOptions,
  { item }: ModelContext,
): TopListModel {
  const answered = results.flatMap((result, index) => (result ? [{ result, index }] : []))
  return {
    ...(options.colour === 's1' ? {} : { colour: options.colour }),
    groups: answered.map(({ result, index }) => {
      const expression = item.expressions[index] ?? ''
      const unit = unitOf(item.metricConfig[index]?.unit)
      return {
        label: answered.length > 1 ? item.metricConfig[index]?.label || expression : '',
        unit,
        rows: limited(shared(rowsOf(result, options), unit.kind === 'percent' && LOWEST_FIRST.test(expression)), item),
      }
    }),
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

/** `top_n(service_sla, 10, asc)`: of shares listed so, the low ones are the trouble. */
const LOWEST_FIRST = /,\s*asc\s*[,)]/i

/** 97.5 and 99.5 % are the same to the eye: of such shares the bars show what is missing to all. */
function shared(rows: readonly Row[], isLacking: boolean): Omit<TopRow, 'limit'>[] {
  const size = ({ value }: Row): number =>
    value === null || isBad(value) ? 0 : Math.max(0, isLacking ? 100 - value : value)
  const most = rows.reduce((found, row) => Math.max(found, size(row)), 0)
  return rows.map((row) => ({ ...row, share: most > 0 ? size(row) / most : 0 }))
}

function limited(rows: readonly Omit<TopRow, 'limit'>[], { additions }: MetricItem): TopRow[] {
  const steps = additions?.thresholds ?? []
  return rows.map((row) => ({
    ...row,
    limit: typeof row.value === 'number' ? standingOf(row.value, steps).limit : null,
  }))
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
