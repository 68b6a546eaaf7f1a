import { computed, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { Result } from '@/mqe/result'
import { keyOf } from '@/query/plan'
import type { Question } from '@/query/question'
import { useAnswers } from '@/query/use-answers'
import { millis } from '@/time/instant'
import { STEP_MS } from '@/time/step'
import { bucketOf, type Window } from '@/time/window'
import type { Entry } from './entry'
import { PAUSE } from './values'

/** The last hour with data, epoch ms; `null`: none in the days that were looked at. */
export type LastSeen = { readonly from: number; readonly to: number } | null

/** Days that are looked at, hour by hour: 169 points, within what OAP answers and keeps. */
export const DAYS = 7

/** The same for a whole hour, so that nothing is asked twice. `offset`: minutes that OAP's zone is east of UTC. */
export function lookBack(now: number, offset: number): Window {
  const end = bucketOf(now, 'HOUR', offset)
  return { start: millis(end - DAYS * STEP_MS.DAY), end, step: 'HOUR', offset }
}

/** `undefined`: not told, the question failed. */
export function lastSeenIn(result: Result | undefined): LastSeen | undefined {
  if (!result || result.kind === 'failure') return undefined
  if (result.kind !== 'series') return null
  const times = result.lines.flatMap(({ points }) => points.findLast(({ value }) => value !== null)?.at ?? [])
  if (times.length === 0) return null
  const from = Math.max(...times)
  return { from, to: from + STEP_MS.HOUR }
}

/** When the quiet rows in view had data last: each is asked once, those in view together. */
export function useLastSeen(
  rows: () => readonly Entry[],
  /** The series that tells; `null` asks nothing. */
  metric: () => string | null,
  at: () => { readonly now: number; readonly offset: number },
): Readonly<ShallowRef<ReadonlyMap<string, LastSeen>>> {
  const told = shallowRef<ReadonlyMap<string, LastSeen>>(new Map())
  const settled = shallowRef<readonly Entry[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    rows,
    (next) => {
      clearTimeout(timer)
      timer = setTimeout(() => (settled.value = next), PAUSE)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  const asked = computed<ReadonlyMap<string, Question>>(() => {
    const expression = metric()
    if (expression === null) return new Map()
    const window = lookBack(at().now, at().offset)
    const open = settled.value.filter(({ id }) => !told.value.has(id))
    return new Map(open.map(({ id, entity }) => [id, { expression, entity, window }]))
  })
  const { answers } = useAnswers(() => [...asked.value.values()])
  watch(answers, (found) => {
    const news = [...asked.value].flatMap(([id, question]) => {
      const seen = lastSeenIn(found.get(keyOf(question))?.result)
      return seen === undefined ? [] : [[id, seen] as const]
    })
    if (news.length > 0) told.value = new Map([...told.value, ...news])
  })
  watch(metric, () => (told.value = new Map()))
  return told
}
