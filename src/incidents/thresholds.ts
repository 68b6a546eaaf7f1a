import type { CompareOp, Node } from '@/mqe/ast'
import { parse } from '@/mqe/parse'
import { children, metricsOf, walk } from '@/mqe/walk'

/** A number that an expression compares one metric with. */
export interface Threshold {
  readonly metric: string
  readonly op: CompareOp
  readonly value: number
}

/** Newest MQE: an expression that an older server wrote reads the same. */
const LEVEL = 11

/** `sum(service_sla < 9500) >= 3` → service_sla, <, 9500. Comparisons of counts and of two metrics are left out. */
export function thresholdsOf(expression: string): readonly Threshold[] {
  const ast = parsed(expression)
  const found: Threshold[] = []
  if (ast)
    walk(ast, (node) => {
      if (node.kind !== 'compare') return
      const { left, op, right } = node
      const [metric, ...others] = metricsOf(left)
      if (metric === undefined || others.length > 0 || counts(left) || right.kind !== 'scalar') return
      found.push({ metric, op, value: Number(right.text) })
    })
  return found
}

function parsed(expression: string): Node | null {
  try {
    const read = parse(expression, LEVEL)
    return read.ok ? read.ast : null
  } catch {
    // Nested thousands deep.
    return null
  }
}

/** What is left of a comparison is a number of minutes, not the metric's. */
function counts(node: Node): boolean {
  return node.kind === 'compare' || node.kind === 'logic' || children(node).some(counts)
}
