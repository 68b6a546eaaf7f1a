import type { Label, LabelName, Node } from './ast'

/** Strings have no escapes: a value with both kinds of quotes cannot be written. */
export function quote(value: string): string {
  if (!value.includes("'")) return `'${value}'`
  if (!value.includes('"')) return `"${value}"`
  throw new RangeError(`MQE has no way to write ${value}`)
}

const label = ({ name, value }: Label): string => `${name}=${quote(value)}`
const names = (list: readonly LabelName[]): string => list.map(({ name }) => name).join(', ')

/** How tightly an operator binds; everything else is a primary. */
function strength(node: Node): number {
  switch (node.kind) {
    case 'logic':
      return 1
    case 'compare':
      return 2
    case 'arithmetic':
      return node.op === '+' || node.op === '-' ? 3 : 4
    default:
      return 5
  }
}

/** In parentheses where the tree would otherwise read differently. */
const operand = (node: Node, least: number): string => (strength(node) < least ? `(${print(node)})` : print(node))

/** Canonical text of an expression: `parse(print(ast))` gives the same tree, but for the offsets. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return node.text
    case 'metric':
      return node.labels ? `${node.name}{${node.labels.map(label).join(', ')}}` : node.name
    case 'paren':
      return `(${print(node.of)})`
    case 'arithmetic':
    case 'compare':
    case 'logic': {
      const least = strength(node)
      const op = node.kind === 'compare' && node.bool ? `${node.op} bool` : node.op
      return `${operand(node.left, least)} ${op} ${operand(node.right, least + 1)}`
    }
    default:
      return `${node.kind in CALLED ? node.kind : 'fn' in node ? node.fn : node.kind}(${printed(node).join(', ')})`
  }
}

type Call = Exclude<Node, { kind: 'scalar' | 'metric' | 'paren' | 'arithmetic' | 'compare' | 'logic' }>

/** Nodes whose `fn` is an argument and not the function's name. */
const CALLED = { aggregate_labels: true, sort_values: true }

function printed(node: Call): string[] {
  switch (node.kind) {
    case 'aggregation':
    case 'mathematical':
      return [print(node.of)]
    case 'round':
      return [print(node.of), node.digits]
    case 'trend':
      return [print(node.metric), node.range]
    case 'baseline':
      return [print(node.metric), node.which]
    case 'choice':
      return node.of.map(print)
    case 'top_n':
      return [
        print(node.metric),
        node.limit,
        node.order,
        ...node.attributes.map(({ name, equals, value }) => `${name} ${equals ? '=' : '!='} ${quote(value)}`),
      ]
    case 'top_n_of':
      return [...node.of.map(print), node.limit, node.order]
    case 'relabels':
      return [print(node.of), label(node.target), label(node.replacement)]
    case 'aggregate_labels':
      return [print(node.of), node.labels ? `${node.fn}(${names(node.labels)})` : node.fn]
    case 'sort_values':
      return [
        print(node.of),
        ...(node.limit === null ? [] : [node.limit]),
        node.order,
        ...(node.fn === null ? [] : [node.fn === 'none' ? '' : node.fn]),
      ]
    case 'sort_label_values':
      return [print(node.of), node.order, names(node.labels)]
  }
}
