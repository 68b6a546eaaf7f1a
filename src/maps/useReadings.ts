import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Failure, Result } from '@/mqe/result'
import { isPassing } from '@/query/failure'
import { keyOf } from '@/query/plan'
import { useAnswers } from '@/query/use-answers'
import type { Window } from '@/time/window'
import { askedOf, rankedValues, readingKey, type Readings, type Subject } from './asked'

/** Numbers of nodes and calls. They stay while newer ones are asked for, and when those cannot be had. */
export function useReadings(
  subjects: () => readonly Subject[],
  window: () => Window,
  refresh: () => number,
): {
  readonly readings: Readonly<ShallowRef<Readings>>
  readonly pending: ComputedRef<boolean>
  /** Answers that failed, of all that were asked. */
  readonly failed: ComputedRef<readonly Failure[]>
  readonly retry: () => void
} {
  const asked = computed(() => askedOf(subjects(), window()))
  const { answers, asked: open, retry } = useAnswers(() => asked.value.map(({ question }) => question), refresh)
  const readings = shallowRef<Readings>(new Map())
  watch(
    [answers, asked],
    () => {
      const next = new Map(readings.value)
      const keep = (id: string, key: string, result: Result): void => {
        const at = readingKey(id, key)
        const before = next.get(at)
        if (before === undefined || before.kind === 'failure' || !isPassed(result)) next.set(at, result)
      }
      const names = new Map(
        subjects().flatMap(({ id, entity: { serviceName } }) => (serviceName ? [[serviceName, id]] : [])),
      )
      for (const { id, key, question } of asked.value) {
        const result = answers.value.get(keyOf(question))?.result
        if (!result) continue
        if (id !== null) keep(id, key, result)
        else for (const [one, value] of rankedValues(result, names)) keep(one, key, value)
      }
      readings.value = next
    },
    { immediate: true },
  )
  const keys = computed(() => [...new Set(asked.value.map(({ question }) => keyOf(question)))])
  return {
    readings,
    pending: computed(() => keys.value.some((key) => open.value.has(key))),
    failed: computed(() =>
      keys.value.flatMap((key) => {
        const result = answers.value.get(key)?.result
        return result?.kind === 'failure' && result.cause !== 'aborted' ? [result] : []
      }),
    ),
    retry: () => retry(),
  }
}

/** What says nothing about the number that is there. */
const isPassed = (result: Result): boolean =>
  result.kind === 'failure' && (result.cause === 'aborted' || isPassing(result))
