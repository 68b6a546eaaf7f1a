import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Answered, Question, QuestionKey } from '@/query/question'
import { keyOf } from '@/query/plan'
import { isComplete } from '@/scope/entity'
import type { Dashboard, Item, TabItem } from '@/template/types'
import { isBad } from '@/mqe/result'
import type { Scope } from './context'

/** Which page of each tab is open, and which have nothing to show. */
export interface Tabs {
  openOf(tab: TabItem): number
  gatedOf(tab: TabItem): ReadonlySet<number>
  open(tab: TabItem, index: number): void
  /** Expressions that tell which pages have something to show. */
  readonly gates: ComputedRef<readonly string[]>
}

export function useTabs(
  dashboard: () => Dashboard,
  scope: () => Scope,
  /** From the address; what it does not name is kept here. */
  given: () => ReadonlyMap<string, number>,
  answers: () => ReadonlyMap<QuestionKey, Answered>,
): Tabs {
  const own = shallowRef<ReadonlyMap<string, number>>(new Map())
  const question = (gate: string): Question => ({ expression: gate, entity: scope().entity, window: scope().window })
  const askable = (): boolean => isComplete(scope().kind, scope().entity)

  /** `is_present` answers 1 or 0; only a clear no closes a page. */
  const closed = (gate: string): boolean => {
    const result = answers().get(keyOf(question(gate)))?.result
    const value = result?.kind === 'scalar' ? result.values[0]?.value : undefined
    return value !== undefined && value !== null && !isBad(value) && value === 0
  }
  const gatedOf = (tab: TabItem): ReadonlySet<number> =>
    new Set(askable() ? tab.tabs.flatMap(({ gate }, index) => (gate !== null && closed(gate) ? [index] : [])) : [])

  return {
    gatedOf,
    openOf(tab) {
      const wanted = given().get(tab.id) ?? own.value.get(tab.id)
      if (wanted !== undefined && tab.tabs[wanted] !== undefined) return wanted
      const gated = gatedOf(tab)
      return Math.max(
        0,
        tab.tabs.findIndex((_, index) => !gated.has(index)),
      )
    },
    open(tab, index) {
      own.value = new Map(own.value).set(tab.id, index)
    },
    gates: computed(() => gatesOf(dashboard().items)),
  }
}

const gatesOf = (items: readonly Item[]): readonly string[] =>
  items.flatMap((item) => ('tabs' in item ? item.tabs.flatMap(({ gate }) => (gate === null ? [] : [gate])) : []))
