import type { Level } from './source'

/** What an argument must be. */
export type ArgumentKind =
  | 'expression'
  | 'metric'
  | 'top_n'
  | 'integer'
  | 'order'
  | 'label'
  | 'label name'
  | 'aggregate'
  | 'label aggregate'
  | 'attribute'
  | 'prediction'

export interface Argument {
  readonly name: string
  readonly kind: ArgumentKind
  /** May be left out. */
  readonly optional?: boolean
  /** Any number of it; at least one unless optional. */
  readonly repeated?: boolean
}

export interface Signature {
  /** First OAP that reads it this way. */
  readonly since: Level
  readonly args: readonly Argument[]
}

export interface MqeFunction {
  readonly name: string
  readonly doc: string
  /** Oldest first. */
  readonly signatures: readonly Signature[]
}

const expression: Argument = { name: 'expression', kind: 'expression' }
const metric: Argument = { name: 'metric', kind: 'metric' }
const order: Argument = { name: 'order', kind: 'order' }
const labels: Argument = { name: 'label', kind: 'label name', repeated: true }
const integer = (name: string): Argument => ({ name, kind: 'integer' })

const since = (level: Level, ...args: Argument[]): Signature => ({ since: level, args })
const define = (name: string, doc: string, ...signatures: Signature[]): MqeFunction => ({ name, doc, signatures })
const ofExpression = (name: string, doc: string): MqeFunction => define(name, doc, since(10.0, expression))

const several: Argument = { ...expression, repeated: true }
const topN: readonly Argument[] = [metric, integer('number'), order]

/** Every function of the language, in the order of the documentation (mqe.md §6). */
export const FUNCTIONS: readonly MqeFunction[] = [
  ofExpression('avg', 'Average of the values of each series; empty without values.'),
  ofExpression('count', 'Number of values of each series.'),
  ofExpression('latest', 'Last value of each time series.'),
  ofExpression('max', 'Largest value of each series, with its time.'),
  ofExpression('min', 'Smallest value of each series, with its time.'),
  ofExpression('sum', 'Sum of the values of each series; 0 without values.'),
  ofExpression('abs', 'Absolute value.'),
  ofExpression('ceil', 'Rounded up to a whole number.'),
  ofExpression('floor', 'Rounded down to a whole number.'),
  define('round', 'Rounded half up to a number of decimals.', since(10.0, expression, integer('decimals'))),
  define('increase', 'Difference to the value some steps before.', since(10.0, metric, integer('steps'))),
  define('rate', 'Increase per second over some steps.', since(10.0, metric, integer('steps'))),
  define('view_as_seq', 'The first argument that has any value.', since(10.0, several)),
  define('is_present', '1 when any argument has a value, else 0.', since(10.0, several)),
  define(
    'top_n',
    'The entities or records with the largest or smallest values.',
    since(10.0, ...topN),
    since(10.2, ...topN, { name: 'attribute', kind: 'attribute', optional: true, repeated: true }),
  ),
  define(
    'top_n_of',
    'Merges several top_n lists into one.',
    since(10.2, { name: 'list', kind: 'top_n', repeated: true }, integer('number'), order),
  ),
  define(
    'relabels',
    'Renames label values, and the label.',
    since(10.0, expression, { name: 'from', kind: 'label' }, { name: 'to', kind: 'label' }),
  ),
  define(
    'aggregate_labels',
    'Folds the series of a labelled result into one, or into one per value of the named labels.',
    since(10.0, expression, { name: 'function', kind: 'label aggregate' }),
  ),
  define(
    'sort_values',
    'Orders labelled series by their average and keeps the first ones; up to 10.2 it ordered the points of each series.',
    since(10.0, expression, { ...integer('limit'), optional: true }, order),
    since(10.3, expression, integer('limit'), order, { name: 'function', kind: 'aggregate' }),
  ),
  define('sort_label_values', 'Orders labelled series by label values.', since(10.0, expression, order, labels)),
  define(
    'baseline',
    'The predicted values of a service metric.',
    since(10.2, metric, { name: 'which', kind: 'prediction' }),
  ),
]

const byName = new Map(FUNCTIONS.map((each) => [each.name, each]))

export const functionNamed = (name: string): MqeFunction | null => byName.get(name) ?? null

/** How an OAP of `level` reads a function, `null` when it does not know it. */
export const signatureAt = (fn: MqeFunction, level: Level): Signature | null =>
  fn.signatures.findLast((signature) => signature.since <= level) ?? null

/** `round(expression, decimals)` */
export function usage(fn: MqeFunction, { args }: Signature): string {
  const shown = args.map(({ name, optional, repeated }) => {
    const text = repeated ? `${name}…` : name
    return optional ? `[${text}]` : text
  })
  return `${fn.name}(${shown.join(', ')})`
}
