import { computed, shallowReactive, shallowRef, watch, type ComputedRef } from 'vue'
import { defaultDashboard } from '@/layers/fallback'
import { known } from '@/layers/registry'
import type { Failure } from '@/mqe/result'
import { listMetrics, type MetricDefinition } from '@/protocol/mqe/metrics'
import { useConnection, type Connection } from '@/query/connection'
import { useOperation } from '@/query/use-operation'
import type { EntityKind } from '@/scope/entity'
import { wholeLayer } from '../layerWords'
import type { Derived } from './derive'

/** What stands in for a dashboard that nobody has. `undefined`: it is being found out, `null`: there is nothing to show. */
export interface StandIn {
  readonly derived: Derived | null | undefined
  /** Why it does not say what OAP knows of the metrics. */
  readonly failure: Failure | null
  retry(): void
}

interface Wanted {
  readonly layer: string
  readonly kind: EntityKind
}

/** A dashboard made from the metrics that OAP knows; without its list the plain one. Asks nothing until it is wanted. */
export function useDerived(wanted: () => Wanted | null): ComputedRef<StandIn> {
  const code = shallowRef<typeof import('./derive') | null>(null)
  const isLost = shallowRef(false)
  const load = (): void => {
    isLost.value = false
    import('./derive').then(
      (loaded) => (code.value = loaded),
      () => (isLost.value = true),
    )
  }
  watch(
    () => wanted() !== null && code.value === null,
    (needed) => needed && load(),
    { immediate: true },
  )
  const named = useMetrics(() => {
    const asked = wanted()
    return asked && code.value ? { regex: code.value.wantedOf(wholeLayer(asked.layer)) } : null
  })
  const all = useMetrics(() => {
    const asked = wanted()
    if (!asked || !code.value || named.value.metrics === null) return null
    return code.value.hasOwn(named.value.metrics, wholeLayer(asked.layer)) ? null : { regex: null }
  })
  return computed(() => {
    const failure = named.value.failure ?? all.value.failure
    const retry = (): void => {
      if (isLost.value) load()
      named.value.retry()
      all.value.retry()
    }
    const asked = wanted()
    if (asked === null) return { derived: undefined, failure: null, retry }
    const layer = wholeLayer(asked.layer)
    const metrics = all.value.metrics ?? (all.value.isAsked ? null : named.value.metrics)
    const others = known.map(({ id }) => wholeLayer(id))
    if (code.value && metrics) return { derived: code.value.derive(metrics, layer, asked.kind, others), failure, retry }
    if (!failure && !isLost.value) return { derived: undefined, failure, retry }
    const plain = defaultDashboard(layer, asked.kind)
    return { derived: plain && { dashboard: plain, more: 0 }, failure, retry }
  })
}

/** Lists of metrics by the expression they were asked with: a server's change when it is set up anew. */
const kept = new WeakMap<Connection, Map<string | null, readonly MetricDefinition[]>>()

function useMetrics(question: () => { readonly regex: string | null } | null) {
  const connection = useConnection()
  const known = kept.get(connection) ?? shallowReactive(new Map<string | null, readonly MetricDefinition[]>())
  kept.set(connection, known)
  const asking = useOperation(listMetrics, () => {
    const asked = question()
    return asked && !known.has(asked.regex) ? asked : null
  })
  watch(
    () => [asking.data.value, question()] as const,
    ([metrics, asked]) => {
      if (metrics && asked && !known.has(asked.regex)) known.set(asked.regex, metrics)
    },
  )
  return computed(() => {
    const asked = question()
    return {
      metrics: (asked && known.get(asked.regex)) ?? null,
      isAsked: asked !== null,
      failure: asking.failure.value,
      retry: asking.retry,
    }
  })
}
