import fc, { type Arbitrary } from 'fast-check'
import type { Label, LabelName, Metric, Node, TopN } from '../ast'

const at = { from: 0, to: 0 }

const names = [
  'service_cpm',
  'no_data',
  'service_percentile',
  'k8s',
  'records',
  'heat',
  'unknown',
  'AVG',
  '1a',
  '_x',
  'avg2',
]
const labelNames = ['p', '_', 'namespace', 'Desc', '2nd']
const values = ['50', '50,99', ' 50, 99', '', ',', 'a,b', 'x=y', '"', "'", '{p}', '购物 🛒', '\n', '(']

const integer = fc.nat(12).map(String)
const order = fc.constantFrom('asc', 'des')
const aggregateWord = fc.constantFrom('avg', 'count', 'latest', 'max', 'min', 'sum')
const label: Arbitrary<Label> = fc.record({
  from: fc.constant(0),
  to: fc.constant(0),
  name: fc.constantFrom(...labelNames),
  value: fc.constantFrom(...values),
})
const labelName: Arbitrary<LabelName> = fc.constantFrom(...labelNames).map((name) => ({ ...at, name }))
const labelList = fc.array(labelName, { minLength: 1, maxLength: 3 })

const metricOf = (pool: readonly string[]): Arbitrary<Metric> =>
  fc
    .tuple(fc.constantFrom(...pool), fc.option(fc.array(label, { maxLength: 2 }), { freq: 2 }))
    .map(([name, labels]) => ({ kind: 'metric', ...at, name, labels }))

const attribute = fc.record({
  from: fc.constant(0),
  to: fc.constant(0),
  name: fc.constantFrom('attr0', 'attr5'),
  equals: fc.boolean(),
  value: fc.constantFrom(...values),
})

/** In parentheses where the text would otherwise read differently, so that a tree has one text. */
function operand(node: Node, least: number): Node {
  const strength = { logic: 1, compare: 2, arithmetic: 3 } as const
  const own =
    node.kind === 'arithmetic' && '*/%'.includes(node.op) ? 4 : (strength[node.kind as keyof typeof strength] ?? 5)
  return own < least ? { kind: 'paren', ...at, of: node } : node
}

function binary(left: Node, op: string, right: Node, bool: boolean): Node {
  const sides = (least: number) => ({ ...at, left: operand(left, least), right: operand(right, least + 1) })
  if (op === '&&' || op === '||') return { kind: 'logic', op, ...sides(1) }
  if (op === '+' || op === '-') return { kind: 'arithmetic', op, ...sides(3) }
  if (op === '*' || op === '/' || op === '%') return { kind: 'arithmetic', op, ...sides(4) }
  return { kind: 'compare', op: op as '==', bool, ...sides(2) }
}

/** Expressions of the newest level, of every kind of node; metrics are drawn from `pool`. */
export function expressions(pool: readonly string[] = names): Arbitrary<Node> {
  const metric = metricOf(pool)
  const topN: Arbitrary<TopN> = fc
    .tuple(metric, integer, order, fc.array(attribute, { maxLength: 2 }))
    .map(([of, limit, by, attributes]) => ({ kind: 'top_n', ...at, metric: of, limit, order: by, attributes }) as TopN)
  const scalar = fc
    .constantFrom('0', '1', '2', '100', '0.5', '1.0005')
    .map((text): Node => ({ kind: 'scalar', ...at, text }))
  const { node } = fc.letrec<{ node: Node; binary: Node; call: Node }>((tie) => {
    const of = tie('node')
    const made = <Values extends unknown[]>(parts: { [K in keyof Values]: Arbitrary<Values[K]> }, make: (...values: Values) => object) =>
      (fc.tuple(...parts) as unknown as Arbitrary<Values>).map((given) => ({ ...at, ...make(...given) }) as Node) // prettier-ignore
    const ops = fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||')
    return {
      node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, metric, scalar, tie('binary'), tie('call')),
      binary: fc.tuple(of, ops, of, fc.boolean()).map(([left, op, right, bool]) => binary(left, op, right, bool)),
      call: fc.oneof(
        made([of], (inner) => ({ kind: 'paren', of: inner })),
        made([aggregateWord, of], (fn, inner) => ({ kind: 'aggregation', fn, of: inner })),
        made([fc.constantFrom('abs', 'ceil', 'floor'), of], (fn, inner) => ({ kind: 'mathematical', fn, of: inner })),
        made([of, integer], (inner, digits) => ({ kind: 'round', of: inner, digits })),
        made([fc.constantFrom('increase', 'rate'), metric, integer], (fn, each, range) => ({ kind: 'trend', fn, metric: each, range })),
        made([fc.constantFrom('view_as_seq', 'is_present'), fc.array(of, { minLength: 1, maxLength: 3 })], (fn, list) => ({ kind: 'choice', fn, of: list })),
        topN,
        made([fc.array(topN, { minLength: 1, maxLength: 3 }), integer, order], (list, limit, by) => ({ kind: 'top_n_of', of: list, limit, order: by })),
        made([of, label, label], (inner, target, replacement) => ({ kind: 'relabels', of: inner, target, replacement })),
        made([of, fc.constantFrom('avg', 'sum', 'max', 'min'), fc.option(labelList)], (inner, fn, labels) => ({ kind: 'aggregate_labels', of: inner, fn, labels })),
        made([of, integer, order, fc.oneof(aggregateWord, fc.constant('none'))], (inner, limit, by, fn) => ({ kind: 'sort_values', of: inner, limit, order: by, fn })),
        made([of, order, labelList], (inner, by, labels) => ({ kind: 'sort_label_values', of: inner, order: by, labels })),
        made([metric, fc.constantFrom('value', 'upper', 'lower')], (each, which) => ({ kind: 'baseline', metric: each, which })),
      ),
    } // prettier-ignore
  })
  return node
}

/** The tree without its offsets. */
export const bare = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'from' || key === 'to' ? undefined : value)))
