import type { Node } from '@/mqe/ast'

/** The metrics an expression reads, in the order they are written. */
export function metricsOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'scalar':
      return []
    case 'metric':
      return [node.name]
    case 'trend':
    case 'top_n':
    case 'baseline':
      return [node.metric.name]
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [...metricsOf(node.left), ...metricsOf(node.right)]
    case 'choice':
    case 'top_n_of':
      return node.of.flatMap(metricsOf)
    default:
      return metricsOf(node.of)
  }
}
