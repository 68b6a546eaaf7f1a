import { aggregate } from './aggregate'
import type { Binary, Choice, Metric, Node, Relabels, AggregateLabels, SortValues, TopN, TopNOf, Trend } from './ast'
import { mapValues } from './combine'
import { aggregateLabels, relabel } from './labels'
import { round } from './mathematical'
import { mergeTopN } from './merge'
import { operate } from './operators'
import type { Reader, Use } from './read'
import { sortLabelValues, sortPoints, sortRows } from './sort'
import type { Level } from './source'
import { nodeText } from './text'
import type { Tracer } from './trace'
import { trend } from './trend'
import { blank, failed, Illegal, parseInteger, single, type Working } from './working'
import type { Step } from '@/time/step'

export interface Setting {
  /** The expression's text: error texts and trace operations quote it. */
  readonly text: string
  readonly level: Level
  readonly step: Step
  readonly reader: Reader
  readonly tracer: Tracer | null
}

const OPERATIONS: Readonly<Record<Exclude<Node['kind'], 'paren'>, string>> = {
  scalar: 'MQE Scalar: ',
  metric: 'MQE Metric OP: ',
  arithmetic: 'MQE Binary OP: ',
  compare: 'MQE Compare OP: ',
  logic: 'MQE Bool OP: ',
  aggregation: 'MQE Aggregation OP: ',
  mathematical: 'MQE Mathematical OP: ',
  round: 'MQE Mathematical OP: ',
  trend: 'MQE Trend OP: ',
  choice: 'MQE Logical OP: ',
  top_n: 'MQE TopN OP: ',
  top_n_of: 'MQE TopNOf OP: ',
  relabels: 'MQE Relabels OP: ',
  aggregate_labels: 'MQE Aggregate Labels OP: ',
  sort_values: 'MQE Sort Values OP: ',
  sort_label_values: 'MQE Sort Label Values OP: ',
  baseline: 'MQE Baseline OP: ',
}

const MATHEMATICAL = { abs: Math.abs, ceil: Math.ceil, floor: Math.floor }

/** Walks the AST as OAP's visitor does: same order, same places where an error ends the work or is overlooked. */
class Evaluator {
  private readonly setting: Setting

  constructor(setting: Setting) {
    this.setting = setting
  }

  /** `asBool`: the result is an operand of && or || (or the whole), so a comparison counts as bool. */
  visit(node: Node, asBool: boolean): Working {
    if (node.kind === 'paren') return this.visit(node.of, asBool)
    const { tracer } = this.setting
    const stop = tracer?.(OPERATIONS[node.kind] + nodeText(this.setting.text, node))
    try {
      return this.operation(node, asBool)
    } catch (thrown) {
      if (thrown instanceof Illegal) return failed(thrown.message)
      throw thrown
    } finally {
      stop?.()
    }
  }

  private operation(node: Exclude<Node, { kind: 'paren' }>, asBool: boolean): Working {
    switch (node.kind) {
      case 'scalar':
        return { ...blank('SINGLE_VALUE'), rows: [single([], Number(node.text))] }
      case 'metric':
        return this.setting.reader.read(node, null)
      case 'arithmetic':
      case 'compare':
      case 'logic':
        return this.binary(node, asBool)
      case 'choice':
        return node.fn === 'view_as_seq' ? this.first(node) : this.present(node)
      case 'top_n':
        return this.read(node.metric, node)
      case 'top_n_of':
        return this.topNOf(node)
      case 'trend':
        return this.trend(node)
      case 'baseline':
        return this.setting.reader.read(node.metric, node)
      default:
        return this.function(node)
    }
  }

  private function(node: Extract<Node, { of: Node }>): Working {
    const result = this.visit(node.of, false)
    switch (node.kind) {
      case 'relabels':
        return this.relabels(node, result)
      case 'sort_values':
        return this.sortValues(node, result)
      case 'sort_label_values':
        return sortLabelValues(result, node.order, node.labels.map(({ name }) => name)) // prettier-ignore
      case 'paren':
        return result
    }
    if (result.error) return result
    switch (node.kind) {
      case 'aggregation':
        return aggregate(result, node.fn)
      case 'mathematical':
        return mapValues(result, MATHEMATICAL[node.fn])
      case 'round':
        return round(result, parseInteger(node.digits))
      case 'aggregate_labels':
        return this.aggregateLabels(node, result)
    }
  }

  private read(metric: Metric, use: Use): Working {
    const stop = this.setting.tracer?.(OPERATIONS.metric + nodeText(this.setting.text, metric))
    try {
      return this.setting.reader.read(metric, use)
    } finally {
      stop?.()
    }
  }

  private binary(node: Binary, asBool: boolean): Working {
    const operandsAsBool = node.kind === 'logic'
    const left = this.visit(node.left, operandsAsBool)
    if (left.error) return left
    const right = this.visit(node.right, operandsAsBool)
    if (right.error) return right
    const result = operate(node.kind, node.op, left, right)
    if (asBool && node.kind !== 'arithmetic') result.bool = true
    return result
  }

  private static filled({ rows }: Working): boolean {
    return rows.some(({ empty }) => empty.includes(0))
  }

  private first(node: Choice): Working {
    let first: Working | null = null
    for (const each of node.of) {
      const result = this.visit(each, false)
      first ??= result
      if (Evaluator.filled(result)) return result
    }
    return first ?? blank('UNKNOWN')
  }

  private present(node: Choice): Working {
    const present = node.of.some((each) => Evaluator.filled(this.visit(each, false)))
    return { ...blank('SINGLE_VALUE'), rows: [single([], present ? 1 : 0)] }
  }

  private topNOf(node: TopNOf): Working {
    const results = node.of.map((each: TopN) => this.read(each.metric, each))
    return mergeTopN(results, node.limit, node.order)
  }

  private trend(node: Trend): Working {
    const range = parseInteger(node.range)
    if (range < 1) return failed('The trend range must be greater than 0.')
    const result = this.read(node.metric, node)
    if (result.error) return result
    if (result.type !== 'TIME_SERIES_VALUES') {
      result.error = `The result of expression [${nodeText(this.setting.text, node.metric)}] is not a time series result.`
      return result
    }
    return trend(result, node.fn, range, this.setting.step)
  }

  private notLabelled(of: Node, result: Working): Working {
    result.error = `The result of expression [${nodeText(this.setting.text, of)}] is not a labeled result.`
    return result
  }

  /** Does not look at the error of its argument first: "not a labeled result" hides it. */
  private relabels(node: Relabels, result: Working): Working {
    if (!result.labelled) return this.notLabelled(node.of, result)
    const error = relabel(result, node.target, node.replacement)
    if (error) result.error = error
    return result
  }

  private aggregateLabels(node: AggregateLabels, result: Working): Working {
    if (!result.labelled) return this.notLabelled(node.of, result)
    if (result.rows.length === 0) return result
    return aggregateLabels(result, node.fn, node.labels?.map(({ name }) => name) ?? [])
  }

  private sortValues(node: SortValues, result: Working): Working {
    const limit = node.limit === null ? null : parseInteger(node.limit)
    if (this.setting.level < 10.3) return sortPoints(result, limit, node.order)
    return sortRows(result, limit ?? 0, node.order)
  }
}

/** The result before it is turned into an Evaluation. Throws EngineThrow where OAP throws. */
export const run = (ast: Node, setting: Setting): Working => new Evaluator(setting).visit(ast, true)
