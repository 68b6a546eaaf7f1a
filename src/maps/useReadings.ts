import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Failure, Result } from '@/mqe/result'
import { isPassed } from '@/query/passed'
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
  /** The last answers could not be had, and the numbers are those before. */
  readonly stale: ComputedRef<boolean>
  /** Answers that failed, of all that were asked; what only could not be had is none where numbers stay. */
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
  const failures = computed(() =>
    keys.value.flatMap((key) => {
      const result = answers.value.get(key)?.result
      return result?.kind === 'failure' && result.cause !== 'aborted' ? [result] : []
    }),
  )
  const isHeld = computed(() => [...readings.value.values()].some(({ kind }) => kind !== 'failure'))
  const stale = computed(() => failures.value.length > 0 && failures.value.every(isPassed) && isHeld.value)
  return {
    readings,
    pending: computed(() => keys.value.some((key) => open.value.has(key))),
    stale,
    failed: computed(() => (stale.value ? [] : failures.value)),
    retry: () => retry(),
  }
}
