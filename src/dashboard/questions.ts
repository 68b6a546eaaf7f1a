import type { Question } from '@/query/question'
import { isComplete } from '@/scope/entity'
import type { MetricItem } from '@/template/types'
import type { Scope } from './context'

/** What a chart asks, one per expression; stored lists keep empty expressions, which ask nothing (`null`). Nothing at all while its entity lacks a name: OAP would stay silent or say something misleading. */
export function questionsOf(item: MetricItem, { kind, entity, window }: Scope): readonly (Question | null)[] {
  if (!isComplete(kind, entity)) return []
  return item.expressions.map((expression) => (isBlank(expression) ? null : { expression, entity, window }))
}

export const isBlank = (expression: string): boolean => expression.trim() === ''
