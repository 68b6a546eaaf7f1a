import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { identityOf } from '@/layers/registry'
import { useKnown } from '@/query/use-known'
import type { Question } from '@/query/question'
import type { Page } from '@/stores/page'
import type { End } from './subject'
import { tellsTrouble, troubleOf, type Trouble } from './trouble'

/** The share of failed calls of the page's service, from the series that its dashboard asks anyway; else nothing. */
export function useTrouble(page: () => Page, ends: () => readonly End[]): ComputedRef<readonly Trouble[] | null> {
  const question = computed<Question | null>(() => {
    const { address, window, ready } = page()
    const [end, other] = ends()
    if (!ready || address.place.at !== 'layer' || end?.kind !== 'service' || !end.service || other) return null
    const { vital } = identityOf(address.place.layer)
    if (!vital || !tellsTrouble(vital)) return null
    const entity = { serviceName: end.service.name, normal: end.service.normal }
    return { expression: vital.series, entity, window }
  })
  const known = useKnown(() => question.value)
  // Refreshing keeps the picture until the new answer is there; another service starts without one.
  const shown = shallowRef<{ readonly of: string; readonly trouble: readonly Trouble[] | null } | null>(null)
  const subject = computed(() => JSON.stringify([question.value?.expression, question.value?.entity]))
  watch(
    known,
    (answered) => {
      if (answered) shown.value = { of: subject.value, trouble: troubleOf(answered.result) }
    },
    { immediate: true },
  )
  return computed(() => (question.value && shown.value?.of === subject.value ? shown.value.trouble : null))
}
