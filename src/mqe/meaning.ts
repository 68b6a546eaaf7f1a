import type { Node, Relabels } from './ast'
import { problem, type Problem } from './problem'
import { walk } from './walk'

const MAX_INTEGER = 2_147_483_647

/** What a result looks like as far as the text tells; `null` where it depends on data. */
type Shape = 'single' | 'series' | 'list' | null

function shape(node: Node): Shape {
  switch (node.kind) {
    case 'scalar':
    case 'aggregation':
      return 'single'
    case 'metric':
    case 'trend':
    case 'baseline':
      return 'series'
    case 'top_n':
    case 'top_n_of':
      return 'list'
    case 'choice':
      return node.fn === 'is_present' ? 'single' : null
    case 'sort_values':
      return null
    case 'arithmetic':
    case 'compare':
    case 'logic': {
      const left = shape(node.left)
      return left === 'single' ? shape(node.right) : left
    }
    default:
      return shape(node.of)
  }
}

function isBool(node: Node): boolean {
  if (node.kind === 'paren') return isBool(node.of)
  return node.kind === 'compare' || node.kind === 'logic'
}

function operands(node: Node): Problem[] {
  if (node.kind !== 'arithmetic' && node.kind !== 'compare' && node.kind !== 'logic') return []
  const left = shape(node.left)
  const right = shape(node.right)
  const lists = (left === 'list' && (right === 'list' || right === 'series')) || (left === 'series' && right === 'list')
  const found = lists ? [problem('shape', node, `${node.op} cannot combine a list with a list or a time series`)] : []
  if (node.kind !== 'logic') return found
  const plain = [node.left, node.right].filter((side) => !isBool(side))
  return [...found, ...plain.map((side) => problem('bool', side, `${node.op} needs comparisons on both sides`))]
}

function integer(node: Node, digits: string | null, least: number, what: string): Problem[] {
  if (digits === null) return []
  const value = Number(digits)
  if (value > MAX_INTEGER) return [problem('number', node, `${what} must not be over ${MAX_INTEGER}`)]
  return value < least ? [problem('number', node, `${what} must be at least ${least}`)] : []
}

function integers(node: Node): Problem[] {
  switch (node.kind) {
    case 'round':
      return integer(node, node.digits, 0, 'The number of decimals')
    case 'trend':
      return integer(node, node.range, 1, 'The number of steps')
    case 'top_n':
    case 'top_n_of':
    case 'sort_values':
      return integer(node, node.limit, 1, 'The number of entries')
    default:
      return []
  }
}

function relabels({ target, replacement }: Relabels): Problem[] {
  const count = (value: string): number => value.split(',').length
  if (count(target.value) === count(replacement.value)) return []
  return [problem('labels', replacement, `As many values are needed as in ${target.name}: ${count(target.value)}`)]
}

function latest(node: Node): Problem[] {
  if (node.kind !== 'aggregation' || node.fn !== 'latest') return []
  const of = shape(node.of)
  return of === 'single' || of === 'list' ? [problem('shape', node.of, 'latest needs a time series')] : []
}

/** What a complete expression is bound to fail with, and metrics that are not in the list. */
export function checkMeaning(ast: Node, metrics: { has(name: string): boolean } | null): Problem[] {
  const found: Problem[] = []
  walk(ast, (node) => {
    if (node.kind === 'metric' && metrics && !metrics.has(node.name)) {
      const { from } = node
      const name = { from, to: from + node.name.length }
      found.push(problem('unknown-metric', name, `There is no metric ${node.name}`))
    }
    found.push(...operands(node), ...integers(node), ...latest(node))
    if (node.kind === 'relabels') found.push(...relabels(node))
  })
  return found
}
