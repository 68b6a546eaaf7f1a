import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Result } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import { keyOf } from '@/query/plan'
import type { Question, QuestionKey } from '@/query/question'
import { useAnswers } from '@/query/use-answers'
import type { Window } from '@/time/window'
import { cellKey, trendKey, type Known } from './model'
import type { Column } from './options'

/** Which values are needed: all columns of the rows in view, and one column of every row when sorted by it. */
export interface Wanted {
  readonly rows: readonly Service[]
  readonly sorted: { readonly column: number; readonly rows: readonly Service[] } | null
}

interface Asked {
  readonly key: string
  readonly question: Question
}

/** Wheel and drag run through rows that nobody reads: the rows in view are asked once they stay, ms. */
const PAUSE = 120

export function useValues(
  wanted: () => Wanted,
  columns: () => readonly Column[],
  window: () => Window,
): {
  readonly known: Readonly<ShallowRef<Known>>
  readonly pending: ComputedRef<boolean>
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
  const { answers, asked: open, retry } = useAnswers(() => asked.value.map(({ question }) => question))

  /** Values stay while newer ones are asked for, so that a refresh repaints in place. */
  const known = shallowRef<Known>(new Map())
  watch(columns, () => (known.value = new Map()))
  watch(
    [answers, asked],
    () => {
      const next = new Map(known.value)
      for (const { key, question } of asked.value) {
        const result = answers.value.get(keyOf(question))?.result
        if (result && keeps(next.get(key), result)) next.set(key, result)
      }
      known.value = next
    },
    { immediate: true },
  )
  const keys = computed<readonly QuestionKey[]>(() => asked.value.map(({ question }) => keyOf(question)))
  return {
    known,
    pending: computed(() => keys.value.some((key) => open.value.has(key))),
    retry: () => retry(),
  }
}

/** A withdrawn question says nothing about the value that is there. */
const keeps = (before: Result | undefined, next: Result): boolean =>
  before === undefined || next.kind !== 'failure' || next.cause !== 'aborted'

/** Trends are asked for the first column that has one: a line per cell would cost more than it tells. */
export const trendColumn = (columns: readonly Column[]): number => columns.findIndex(({ trend }) => trend !== null)

function questionsOf({ rows, sorted }: Wanted, columns: readonly Column[], window: Window): Asked[] {
  const of = (service: Service, expression: string): Question => ({
    expression,
    // OAP takes an entity without `normal` for an incomplete one; a server that does not say means a normal service.
    entity: { serviceName: service.name, normal: service.normal ?? true },
    window,
  })
  const cells = rows.flatMap((service) =>
    columns.map(({ expression }, index) => ({ key: cellKey(service.id, index), question: of(service, expression) })),
  )
  const order = sorted ? columns[sorted.column] : undefined
  const ordering =
    sorted && order
      ? sorted.rows.map((service) => ({
          key: cellKey(service.id, sorted.column),
          question: of(service, order.expression),
        }))
      : []
  const place = trendColumn(columns)
  const trend = columns[place]?.trend ?? null
  const trends =
    trend === null ? [] : rows.map((service) => ({ key: trendKey(service.id, place), question: of(service, trend) }))
  return [...cells, ...ordering, ...trends]
}
