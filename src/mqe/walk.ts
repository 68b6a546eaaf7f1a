import type { Node } from './ast'

/** The nodes directly below one, in the order of the text. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'scalar':
    case 'metric':
      return []
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [node.left, node.right]
    case 'choice':
    case 'top_n_of':
      return node.of
    case 'top_n':
    case 'trend':
    case 'baseline':
      return [node.metric]
    default:
      return [node.of]
  }
}

/** Calls `visit` for a node and all below it, outer ones first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    visit(next)
    open.push(...[...children(next)].reverse())
  }
}

/** Names of the metrics an expression reads, each once, in the order of the text. */
export function metricsOf(ast: Node): string[] {
  const names = new Set<string>()
  walk(ast, (node) => node.kind === 'metric' && names.add(node.name))
  return [...names]
}
