import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Result } from '@/mqe/result'
import { isPassed } from '@/query/passed'
import { keyOf } from '@/query/plan'
import type { Question, QuestionKey } from '@/query/question'
import { useAnswers } from '@/query/use-answers'
import type { Window } from '@/time/window'
import type { Column } from './columns'
import type { Entry } from './entry'
import { isMeanOf, meanOf } from './mean'
import { cellKey, trendKey, type Known } from './model'

/** Which values are needed: the shown columns of the rows in view, and one column of every row when sorted by it. */
export interface Wanted {
  readonly rows: readonly Entry[]
  /** Indexes of columns whose numbers are shown, and of those whose trends are. */
  readonly numbers: readonly number[]
  readonly trends: readonly number[]
  readonly sorted: { readonly column: number; readonly rows: readonly Entry[] } | null
}

export const NOTHING: Wanted = { rows: [], numbers: [], trends: [], sorted: null }

interface Asked {
  readonly key: string
  readonly question: Question
  /** The cell whose number is the mean of this trend. */
  readonly mean?: string
}

/** Wheel and drag run through rows that nobody reads: the rows in view are asked once they stay, ms. */
export const PAUSE = 120

export function useValues(
  wanted: () => Wanted,
  columns: () => readonly Column[],
  window: () => Window,
  /** Instant of the page's last refresh. */
  refresh: () => number,
): {
  readonly known: Readonly<ShallowRef<Known>>
  readonly pending: ComputedRef<boolean>
  /** Some values are of an earlier refresh, as the last one could not be had. */
  readonly stale: ComputedRef<boolean>
  readonly retry: () => void
} {
  const settled = shallowRef<Wanted>(wanted())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(wanted, (next) => {
    clearTimeout(timer)
    if (settled.value.rows.length === 0) settled.value = next
    else timer = setTimeout(() => (settled.value = next), PAUSE)
  })
  onScopeDispose(() => clearTimeout(timer))

  const asked = computed<readonly Asked[]>(() => questionsOf(settled.value, columns(), window()))
  const { answers, asked: open, retry } = useAnswers(() => asked.value.map(({ question }) => question), refresh)

  /** Values stay while newer ones are asked for, so that a refresh repaints in place. */
  const known = shallowRef<Known>(new Map())
  watch(columns, () => (known.value = new Map()))
  watch(
    [answers, asked],
    () => {
      const next = new Map(known.value)
      for (const { key, question, mean } of asked.value) {
        const result = answers.value.get(keyOf(question))?.result
        if (!result || !keeps(next.get(key), result)) continue
        next.set(key, result)
        if (mean !== undefined) next.set(mean, meanOf(result))
      }
      known.value = next
    },
    { immediate: true },
  )
  const keys = computed<readonly QuestionKey[]>(() => asked.value.map(({ question }) => keyOf(question)))
  return {
    known,
    pending: computed(() => keys.value.some((key) => open.value.has(key))),
    stale: computed(() =>
      asked.value.some(
        ({ key, question }) =>
          isPassed(answers.value.get(keyOf(question))?.result) && known.value.get(key)?.kind !== 'failure',
      ),
    ),
    retry: () => retry(),
  }
}

const keeps = (before: Result | undefined, next: Result): boolean =>
  before === undefined || before.kind === 'failure' || !isPassed(next)

/** Numbers of the rows in view first, then those that decide the order, the trends last. */
function questionsOf({ rows, numbers, trends, sorted }: Wanted, columns: readonly Column[], window: Window): Asked[] {
  const means = new Set(trends.filter((index) => isMean(columns[index])))
  const cells = (entries: readonly Entry[], shown: readonly number[]): Asked[] =>
    entries.flatMap(({ id, entity }) =>
      shown.flatMap((index) => {
        const expression = columns[index]?.expression
        return expression ? [{ key: cellKey(id, index), question: { expression, entity, window } }] : []
      }),
    )
  const lines = rows.flatMap(({ id, entity }) =>
    trends.flatMap((index): readonly Asked[] => {
      const expression = columns[index]?.trend
      if (!expression) return []
      const line = { key: trendKey(id, index), question: { expression, entity, window } }
      return [means.has(index) ? { ...line, mean: cellKey(id, index) } : line]
    }),
  )
  const own = numbers.filter((index) => !means.has(index))
  return [...cells(rows, own), ...(sorted ? cells(sorted.rows, [sorted.column]) : []), ...lines]
}

const isMean = (column: Column | undefined): boolean =>
  column !== undefined && column.trend !== null && isMeanOf(column.expression, column.trend)
