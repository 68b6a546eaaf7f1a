import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { layerOf } from '@/dashboard/layerWords'
import { SERVICE_FLOW } from '@/maps/spec'
import type { Result } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import { useServer } from '@/query/connection'
import { keyOf } from '@/query/plan'
import type { Question } from '@/query/question'
import { useAnswers } from '@/query/use-answers'
import type { Page } from '@/stores/page'
import { candidatesOf, rankedOf, verdictOf, type Candidate, type Verdict } from './worst'

/** Rows of the list. */
export const SHOWN = 6

/** Values of the window's buckets; `null` where nothing is known. */
export interface Trend {
  readonly success: readonly (number | null)[]
  readonly latency: readonly (number | null)[]
  readonly load: readonly (number | null)[]
}

export interface Worst {
  /** The worst first; `null` until OAP has told. */
  readonly candidates: ComputedRef<readonly Candidate[] | null>
  /** By id of the service; of the rows that are shown. */
  readonly trends: ComputedRef<ReadonlyMap<string, Trend>>
  /** By id of the service. */
  readonly verdicts: ComputedRef<ReadonlyMap<string, Verdict>>
  /** Some layer tells how its services are doing. */
  readonly able: ComputedRef<boolean>
  readonly pending: ComputedRef<boolean>
  readonly retry: () => void
}

const ROLES = ['success', 'latency', 'load'] as const

/** Who is to be looked at: two rankings per layer in one request, then three series of each row in another. */
export function useWorst(
  page: () => Page,
  services: () => readonly Service[],
  /** Ids of services that a critical alarm fires for; `null` while nobody knows. */
  firing: () => ReadonlySet<string> | null,
): Worst {
  const server = useServer()
  const layers = computed(() => [...new Set(services().flatMap((service) => service.layers))].sort().map(layerOf))
  const ranked = computed(() => {
    const { window, ready } = page()
    const level = server.capabilities.value?.level
    return ready && level !== undefined ? rankedOf(layers.value, window, level >= 10.2) : []
  })
  const ranks = useAnswers(
    () => ranked.value.map(({ question }) => question),
    () => page().now,
  )
  /** Stays while the next is asked for. */
  const last = shallowRef<readonly Candidate[] | null>(null)
  watch(
    [ranks.answers, ranked, firing],
    () => {
      const answered = ranked.value.flatMap((one) => {
        const result = ranks.answers.value.get(keyOf(one.question))?.result
        return result ? [{ ranked: one, result }] : []
      })
      const fires = firing()
      if (answered.length === 0 || answered.length < ranked.value.length || !fires) return
      if (answered.every(({ result }) => result.kind === 'failure') && last.value !== null) return
      last.value = candidatesOf(answered, services(), fires)
    },
    { immediate: true },
  )

  const rows = computed(() => last.value?.slice(0, SHOWN) ?? [])
  const asked = computed(() =>
    page().ready
      ? rows.value.flatMap((row) => ROLES.map((role) => ({ row, role, question: questionOf(row, role, page()) })))
      : [],
  )
  const series = useAnswers(
    () => asked.value.flatMap(({ question }) => question ?? []),
    () => page().now,
  )
  const trends = shallowRef<ReadonlyMap<string, Trend>>(new Map())
  watch(
    [series.answers, asked],
    () => {
      if (series.asked.value.size > 0) return
      const found = new Map<string, Record<(typeof ROLES)[number], readonly (number | null)[]>>()
      for (const { row, role, question } of asked.value) {
        const trend = found.get(row.service.id) ?? { success: [], latency: [], load: [] }
        const result = question && series.answers.value.get(keyOf(question))?.result
        trend[role] = result ? valuesOf(result) : []
        found.set(row.service.id, trend)
      }
      if ([...found.values()].some(({ success, load }) => success.length + load.length > 0)) trends.value = found
    },
    { immediate: true },
  )
  return {
    candidates: computed(() => last.value),
    trends: computed(() => trends.value),
    verdicts: computed(() => new Map(last.value?.map((one) => [one.service.id, verdictOf(one)]))),
    able: computed(() => ranked.value.length > 0),
    pending: computed(() => ranks.asked.value.size > 0 || series.asked.value.size > 0),
    retry() {
      ranks.retry()
      series.retry()
    },
  }
}

function questionOf({ service, layer }: Candidate, role: (typeof ROLES)[number], { window }: Page): Question | null {
  const { vital, flow = SERVICE_FLOW } = layerOf(layer)
  const expression = role === 'success' ? vital?.series : flow?.[role]
  if (!expression) return null
  return { expression, entity: { serviceName: service.name, normal: service.normal ?? true }, window }
}

function valuesOf(result: Result): readonly (number | null)[] {
  if (result.kind !== 'series') return []
  return result.lines[0]?.points.map(({ value }) => (typeof value === 'number' ? value : null)) ?? []
}
