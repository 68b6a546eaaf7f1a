import { computed, type ComputedRef } from 'vue'
import { keyOf } from '@/query/plan'
import type { Answered, QuestionKey } from '@/query/question'
import { isComplete } from '@/scope/entity'
import type { Dashboard, Gate, Item, TabItem } from '@/template/types'
import { useAttributes, type Attributes } from './attributes'
import type { Scope } from './context'
import { verdictOf, type Verdict } from './verdict'

export interface Gates {
  /** Expressions to ask about the entity, each once. */
  readonly expressions: ComputedRef<readonly string[]>
  ofExpression(expression: string): Verdict
  of(gate: Gate): Verdict
}

/** The conditions of a dashboard. While a new window is asked the verdict before stays, so that nothing jumps. */
export function useGates(
  dashboard: () => Dashboard,
  scope: () => Scope,
  answers: () => ReadonlyMap<QuestionKey, Answered>,
  openOf: (tab: TabItem) => number,
  /** Of the instance, where the page has them already. */
  given: () => Attributes | null,
): Gates {
  const conditions = computed(() => conditionsOf(dashboard().items, openOf))
  const expressions = computed(() => [...new Set(conditions.value.expressions)])
  const attributes = useAttributes(() => conditions.value.attribute, scope, given)

  /** Verdicts on this entity, those of windows before included. */
  const known = computed<Known>((before) => {
    const { entity, kind } = scope()
    const subject = JSON.stringify([dashboard().layer, dashboard().name, kind, entity])
    return before?.subject === subject ? before : { subject, verdicts: new Map() }
  })
  const ofExpression = (expression: string): Verdict => {
    const { entity, window, kind } = scope()
    if (!isComplete(kind, entity)) return 'open'
    const { verdicts } = known.value
    const result = answers().get(keyOf({ expression, entity, window }))?.result
    const before = verdicts.get(expression)
    if (result === undefined) return before ?? 'unknown'
    // A backend that went away says nothing about what was there a minute ago.
    const verdict = result.kind === 'failure' && before === 'closed' ? before : verdictOf(result)
    verdicts.set(expression, verdict)
    return verdict
  }

  return {
    expressions,
    ofExpression,
    of({ expression, attribute }) {
      const verdicts = [
        expression === null ? 'open' : ofExpression(expression),
        attribute === null ? 'open' : attributes.value(attribute),
      ]
      return verdicts.includes('closed') ? 'closed' : verdicts.includes('unknown') ? 'unknown' : 'open'
    },
  }
}

interface Known {
  readonly subject: string
  readonly verdicts: Map<string, Verdict>
}

interface Conditions {
  readonly expressions: readonly string[]
  /** Some widget is for some instances only. */
  readonly attribute: boolean
}

/** Of all pages of tabs, and of the widgets on the sheet: what lies on a page that is not open is not asked about. */
function conditionsOf(items: readonly Item[], openOf: (tab: TabItem) => number): Conditions {
  return joined(
    items.flatMap((item): readonly Conditions[] => {
      if (!('tabs' in item)) return [conditionOf(item.gate)]
      const pages = item.tabs.flatMap(({ gate }) => (gate === null ? [] : [gate]))
      const inner = conditionsOf(item.tabs[openOf(item)]?.items ?? [], openOf)
      return [{ expressions: pages, attribute: false }, inner]
    }),
  )
}

const conditionOf = (gate: Gate | undefined): Conditions => ({
  expressions: gate === undefined || gate.expression === null ? [] : [gate.expression],
  attribute: gate !== undefined && gate.attribute !== null,
})
const joined = (all: readonly Conditions[]): Conditions => ({
  expressions: all.flatMap(({ expressions }) => expressions),
  attribute: all.some(({ attribute }) => attribute),
})
