import type { SyntaxNode, Tree } from '@lezer/common'
import type {
  Aggregate,
  ArithOp,
  Attribute,
  Baseline,
  Binary,
  Choice,
  CompareOp,
  Label,
  LabelName,
  LogicOp,
  Mathematical,
  Metric,
  Node,
  Order,
  SortValues,
  Span,
  TopN,
  Trend,
} from './ast'

/** Lezer cuts trees off at a depth of some thousands: the only way for a part of a recognised expression to be missing. */
const tooDeep = (): RangeError => new RangeError('expression nested too deep')

/** Reads the tree of a complete expression (no error nodes) into the AST. */
class Builder {
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  private one(node: SyntaxNode, name: string): SyntaxNode {
    const child = node.getChild(name)
    if (!child) throw tooDeep()
    return child
  }

  private of(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to)
  }

  private word(node: SyntaxNode, name: string): string {
    return this.of(this.one(node, name))
  }

  private expressions(node: SyntaxNode): Node[] {
    return node.getChildren('Node').map((child) => this.node(child))
  }

  private expression(node: SyntaxNode): Node {
    return this.node(this.one(node, 'Node'))
  }

  private string(node: SyntaxNode): string {
    const child = this.one(node, 'String')
    return this.text.slice(child.from + 1, child.to - 1)
  }

  private order(node: SyntaxNode): Order {
    return this.word(node, 'OrderWord').toLowerCase() === 'asc' ? 'asc' : 'des'
  }

  private label(node: SyntaxNode): Label {
    return { ...span(node), name: this.word(node, 'LabelName'), value: this.string(node) }
  }

  private labelNames(node: SyntaxNode): LabelName[] {
    return node.getChildren('LabelName').map((child) => ({ ...span(child), name: this.of(child) }))
  }

  private metric(node: SyntaxNode): Metric {
    const labels = node.getChild('Labels')
    return {
      kind: 'metric',
      ...span(node),
      name: this.word(node, 'MetricName'),
      labels: labels && labels.getChildren('Label').map((child) => this.label(child)),
    }
  }

  private binary(node: SyntaxNode): Binary {
    const [left, right] = this.expressions(node)
    if (!left || !right) throw tooDeep()
    const sides = { ...span(node), left, right }
    const arith = node.getChild('ArithOp')
    if (arith) return { kind: 'arithmetic', op: this.of(arith) as ArithOp, ...sides }
    const logic = node.getChild('LogicOp')
    if (logic) return { kind: 'logic', op: this.of(logic) as LogicOp, ...sides }
    const op = this.word(node, 'CompareOp') as CompareOp
    return { kind: 'compare', op, bool: node.getChild('BoolWord') !== null, ...sides }
  }

  private attribute(node: SyntaxNode): Attribute {
    const equals = this.word(node, 'AttributeOp') === '='
    return { ...span(node), name: this.word(node, 'AttributeWord'), equals, value: this.string(node) }
  }

  private topN(node: SyntaxNode): TopN {
    return {
      kind: 'top_n',
      ...span(node),
      metric: this.metric(this.one(node, 'Metric')),
      limit: this.word(node, 'Integer'),
      order: this.order(node),
      attributes: node.getChildren('Attribute').map((child) => this.attribute(child)),
    }
  }

  private sortValues(node: SyntaxNode): SortValues {
    const limit = node.getChild('Integer')
    const fn = node.getChild('AggregateWord')
    const last = node.lastChild?.prevSibling
    return {
      kind: 'sort_values',
      ...span(node),
      of: this.expression(node),
      limit: limit && this.of(limit),
      order: this.order(node),
      fn: fn ? (this.of(fn) as Aggregate) : last?.name === ',' ? 'none' : null,
    }
  }

  private labelFunction(node: SyntaxNode): Node {
    const common = { ...span(node), of: this.expression(node) }
    const names = node.getChild('LabelNames')
    if (node.name === 'LabelSort') {
      const labels = this.labelNames(this.one(node, 'LabelNames'))
      return { kind: 'sort_label_values', ...common, order: this.order(node), labels }
    }
    if (node.name === 'LabelAggregation') {
      const fn = this.word(node, 'AggregateWord') as Aggregate
      return { kind: 'aggregate_labels', ...common, fn, labels: names && this.labelNames(names) }
    }
    const [target, replacement] = node.getChildren('Label').map((child) => this.label(child))
    if (!target || !replacement) throw tooDeep()
    return { kind: 'relabels', ...common, target, replacement }
  }

  node(node: SyntaxNode): Node {
    switch (node.name) {
      case 'Scalar':
        return { kind: 'scalar', ...span(node), text: this.of(node) }
      case 'Metric':
        return this.metric(node)
      case 'Paren':
        return { kind: 'paren', ...span(node), of: this.expression(node) }
      case 'Binary':
        return this.binary(node)
      case 'Aggregation':
        return { kind: 'aggregation', ...span(node), fn: this.word(node, 'AggregateWord') as Aggregate, of: this.expression(node) } // prettier-ignore
      case 'Math':
        return { kind: 'mathematical', ...span(node), fn: this.word(node, 'MathWord') as Mathematical['fn'], of: this.expression(node) } // prettier-ignore
      case 'Rounding':
        return { kind: 'round', ...span(node), of: this.expression(node), digits: this.word(node, 'Integer') }
      case 'Logic':
        return { kind: 'choice', ...span(node), fn: this.word(node, 'LogicWord') as Choice['fn'], of: this.expressions(node) } // prettier-ignore
      case 'TopN':
        return this.topN(node)
      case 'TopNOf': {
        const of = node.getChildren('TopN').map((child) => this.topN(child))
        return { kind: 'top_n_of', ...span(node), of, limit: this.word(node, 'Integer'), order: this.order(node) }
      }
      case 'ValueSort':
        return this.sortValues(node)
      case 'Trend':
      case 'Prediction':
        return this.ofMetric(node)
      default:
        return this.labelFunction(node)
    }
  }

  private ofMetric(node: SyntaxNode): Trend | Baseline {
    const common = { ...span(node), metric: this.metric(this.one(node, 'Metric')) }
    if (node.name === 'Prediction') {
      return { kind: 'baseline', ...common, which: this.word(node, 'PredictionWord') as Baseline['which'] }
    }
    const fn = this.word(node, 'TrendWord') as Trend['fn']
    return { kind: 'trend', ...common, fn, range: this.word(node, 'Integer') }
  }
}

const span = (node: SyntaxNode): Span => ({ from: node.from, to: node.to })

export function build(tree: Tree, text: string): Node {
  const first = tree.topNode.getChild('Node')
  if (!first) throw tooDeep()
  return new Builder(text).node(first)
}
