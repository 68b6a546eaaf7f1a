import { computed, type ComputedRef } from 'vue'
import type { DataState } from '@/components/state'
import type { Failure, Result } from '@/mqe/result'
import { keyOf, questionsOf } from '@/query/plan'
import type { Answered, Question } from '@/query/question'
import type { MetricItem } from '@/template/types'
import type { Window } from '@/time/window'
import type { AnyWidget, Rendered } from '@/widgets/contract'
import type { DashboardContext } from './context'
import { failuresOf, stateOf } from './state'

/** What is on screen, and of which answer. */
export interface Picture {
  readonly rendered: Rendered
  readonly window: Window
  /** Server time, epoch ms, of the refresh it belongs to. */
  readonly at: number
}

export interface MetricCell {
  /** One per expression; `null` where the stored expression is empty. */
  readonly questions: ComputedRef<readonly (Question | null)[]>
  /** One per expression; `null` has no answer yet. */
  readonly results: ComputedRef<readonly (Result | null)[]>
  /** The last good one stays while a new one is asked for or cannot be had. */
  readonly picture: ComputedRef<Picture | null>
  /** The model could not be made. */
  readonly fault: ComputedRef<unknown>
  readonly state: ComputedRef<DataState>
}

interface Drawn {
  readonly picture: Picture | null
  readonly fault: unknown
  /** The results it is drawn from. */
  readonly of: readonly (Result | null)[] | null
}

export function useMetricCell(
  id: () => string,
  item: () => MetricItem,
  widget: () => AnyWidget,
  context: DashboardContext,
): MetricCell {
  const questions = computed(() => questionsOf(item().expressions, context.scope.value))
  const keys = computed(() => questions.value.map((question) => (question === null ? null : keyOf(question))))
  const answers = computed<readonly (Answered | null)[]>((before) => {
    const found = keys.value.map((key) => (key === null ? UNASKED : (context.answers.value.get(key) ?? null)))
    return before !== undefined && sameList(before, found) ? before : found
  })
  const results = computed<readonly (Result | null)[]>((before) => {
    const open = context.isStopped(id()) ? STOPPED : null
    const found = answers.value.map((answer) => answer?.result ?? open)
    return before !== undefined && sameList(before, found) ? before : found
  })
  const pending = computed(
    () => !context.isStopped(id()) && keys.value.some((key) => key !== null && context.asked.value.has(key)),
  )

  const drawn = computed<Drawn>((before) => {
    const kept = { picture: before?.picture ?? null, fault: null, of: before?.of ?? null }
    const usable = results.value.length > failuresOf(results.value).length
    if (!usable || results.value.includes(null)) return kept
    const { window, now } = context.scope.value
    try {
      const rendered = widget().render(results.value, { item: item(), window, now })
      // The same answers do not get younger by being asked for again.
      const at = before?.of === results.value ? (before.picture?.at ?? now) : now
      return { picture: { rendered, window, at }, fault: null, of: results.value }
    } catch (fault) {
      return { picture: null, fault: fault ?? new Error('unknown'), of: results.value }
    }
  })
  const picture = computed(() => drawn.value.picture)
  const fault = computed(() => drawn.value.fault)

  const state = computed<DataState>(() => {
    if (fault.value !== null) return 'error'
    const rendered = picture.value?.rendered
    return stateOf({
      results: results.value,
      pending: pending.value,
      empty: rendered !== undefined && 'empty' in rendered && rendered.empty,
      odd: rendered !== undefined && 'unsupported' in rendered,
      held: picture.value !== null,
    })
  })
  return { questions, results, picture, fault, state }
}

/** Stands for the answer to an empty expression. */
const UNASKED: Answered = { result: { kind: 'nothing' }, receivedAt: 0 }

const STOPPED: Failure = { kind: 'failure', cause: 'aborted', message: '' }

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])
