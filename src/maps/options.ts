import { isList, isObject } from '@/template/json'
import type { ControlItem, Json, JsonObject, MetricItem } from '@/template/types'
import { templateMetric, type MapMetric } from './spec'

/** What a stored Topology says; all of it may be missing. */
export interface MapOptions {
  /** 1 to 5; `null` where it does not say. */
  readonly depth: number | null
  readonly showDepth: boolean
  readonly nodeMetrics: readonly MapMetric[]
  readonly clientMetrics: readonly MapMetric[]
  readonly serverMetrics: readonly MapMetric[]
  /** Not 0 where a node is unhealthy. */
  readonly unhealthy: string | null
  readonly healthyText: string
  readonly unhealthyText: string
  /** Dashboard of a call. */
  readonly callDashboard: string | null
  /** Dashboards of a node by what they are about. */
  readonly nodeDashboards: ReadonlyMap<string, string>
}

export const PLAIN: MapOptions = {
  depth: null,
  showDepth: true,
  nodeMetrics: [],
  clientMetrics: [],
  serverMetrics: [],
  unhealthy: null,
  healthyText: '',
  unhealthyText: '',
  callDashboard: null,
  nodeDashboards: new Map(),
}

export const MAX_DEPTH = 5

/** Stored either as a control or, by some, as a widget whose graph is a Topology. */
export function mapOptions({ raw }: MetricItem | ControlItem): MapOptions {
  const graph = objectOf(raw['graph'])
  const words = objectOf(raw['description'])
  const depth = Number(graph['depth'])
  return {
    depth: depth >= 1 ? Math.min(MAX_DEPTH, Math.round(depth)) : null,
    showDepth: graph['showDepth'] !== false,
    nodeMetrics: metricsOf(raw, 'nodeExpressions', 'nodeMetricConfig'),
    clientMetrics: metricsOf(raw, 'linkClientExpressions', 'linkClientMetricConfig'),
    serverMetrics: metricsOf(raw, 'linkServerExpressions', 'linkServerMetricConfig'),
    unhealthy: textOf(objectOf(raw['legendMQE'])['expression']),
    healthyText: textOf(words['healthy']) ?? '',
    unhealthyText: textOf(words['unhealthy']) ?? '',
    callDashboard: textOf(raw['linkDashboard']),
    nodeDashboards: dashboardsOf(raw['nodeDashboard']),
  }
}

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : [])
const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

function metricsOf(raw: JsonObject, expressions: string, configs: string): readonly MapMetric[] {
  const words = listOf(raw[configs])
  return listOf(raw[expressions]).flatMap((one, index) => {
    const expression = textOf(one)
    const { label, unit } = objectOf(words[index])
    return expression === null ? [] : [templateMetric(expression, textOf(label) ?? '', textOf(unit) ?? '', index)]
  })
}

/** A list for maps of services, the bare name for those of parts. */
function dashboardsOf(value: Json | undefined): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map(value === '' ? [] : [['', value]])
  return new Map(
    listOf(value).flatMap((one) => {
      const { scope, dashboard } = objectOf(one)
      return typeof scope === 'string' && typeof dashboard === 'string' && dashboard !== ''
        ? [[scope, dashboard] as const]
        : []
    }),
  )
}
