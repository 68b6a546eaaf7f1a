import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import { useServer } from '@/query/connection'
import { isPassed } from '@/query/passed'
import { keyOf } from '@/query/plan'
import type { Question } from '@/query/question'
import { useAnswers } from '@/query/use-answers'
import type { Entity } from '@/scope/entity'
import type { Window } from '@/time/window'
import { rankingOf, type Ranking } from './ranking'

export interface RankingAsked {
  /** A `top_n`, worst first. */
  readonly expression: string
  /** The service of instances and endpoints; nothing for services. */
  readonly entity: Entity
  readonly window: Window
}

/** How long a list waits for its order before it shows names, ms. */
const PATIENCE = 2_000

/** The first level of MQE whose `top_n` takes attributes. */
const ATTRIBUTES = 10.2

/** Who reported and who is worst, by one question; `null` asks nothing. */
export function useRanking(
  asked: () => RankingAsked | null,
  /** Instant of the page's last refresh. */
  refresh: () => number,
): {
  /** Stays while the next is asked for; `null` when it is not known. */
  readonly ranking: ComputedRef<Ranking | null>
  /** Neither answered nor failed yet, and worth waiting for. */
  readonly pending: ComputedRef<boolean>
  readonly retry: () => void
} {
  const expression = useExpression(() => asked()?.expression ?? null)
  const question = computed<Question | null>(() => {
    const given = asked()
    return given && expression.value !== null ? { ...given, expression: expression.value } : null
  })
  const { answers, retry } = useAnswers(() => (question.value ? [question.value] : []), refresh)
  const subject = computed(() => JSON.stringify([expression.value, asked()?.entity ?? null]))
  const known = shallowRef<{ subject: string; ranking: Ranking | null } | null>(null)
  watch(
    [answers, question],
    () => {
      const result = question.value ? answers.value.get(keyOf(question.value))?.result : undefined
      if (!question.value || !result) return
      if (result.kind === 'failure' && result.cause === 'aborted') return
      if (known.value?.subject === subject.value && known.value.ranking && isPassed(result)) return
      known.value = { subject: subject.value, ranking: rankingOf(result, question.value.expression) }
    },
    { immediate: true },
  )
  const patient = shallowRef(true)
  const timer = setTimeout(() => (patient.value = false), PATIENCE)
  onScopeDispose(() => clearTimeout(timer))
  const current = computed(() => (known.value?.subject === subject.value ? known.value : null))
  return {
    ranking: computed(() => current.value?.ranking ?? null),
    pending: computed(() => patient.value && asked() !== null && current.value === null),
    retry: () => retry(),
  }
}

/** As this server understands it; `null` until that is known. What shortens an expression brings MQE's parser along. */
function useExpression(given: () => string | null): ComputedRef<string | null> {
  const server = useServer()
  const shorten = shallowRef<((expression: string) => string) | null>(null)
  const isOld = computed(() => {
    const level = server.capabilities.value?.level
    return level === undefined ? null : level < ATTRIBUTES
  })
  const tooMuch = computed(() => isOld.value === true && /\battr\d/.test(given() ?? ''))
  watch(
    tooMuch,
    async (needed) => {
      if (!needed || shorten.value) return
      try {
        const { withoutAttributes } = await import('@/template/level')
        shorten.value = withoutAttributes
      } catch {
        // It is asked as it is then, and refused: the list falls back to names.
        shorten.value = (expression) => expression
      }
    },
    { immediate: true },
  )
  return computed(() => {
    const expression = given()
    if (expression === null || isOld.value === null) return null
    return tooMuch.value ? (shorten.value?.(expression) ?? null) : expression
  })
}
