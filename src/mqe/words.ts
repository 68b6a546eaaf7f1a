import type { Level } from './source'

/** What a word of letters, digits and underscores is to OAP's lexer: the longest match wins, and a token word is never a name. */
export type WordKind =
  | 'Name'
  | 'Integer'
  | 'General'
  | 'Bool'
  | 'Aggregate'
  | 'Mathematical'
  | 'Round'
  | 'Trend'
  | 'Logical'
  | 'TopN'
  | 'TopNOf'
  | 'Relabels'
  | 'AggregateLabels'
  | 'SortValues'
  | 'SortLabelValues'
  | 'Baseline'
  | 'Order'
  | 'Attribute'
  | 'Prediction'

interface Word {
  readonly kind: WordKind
  /** First OAP whose lexer has it; a plain name before. */
  readonly since: Level
}

const words = (kind: WordKind, since: Level, ...texts: string[]): [string, Word][] =>
  texts.map((text) => [text, { kind, since }])

/** Token words, case-sensitive. */
const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...words('General', 10.0, '_'),
  ...words('Aggregate', 10.0, 'avg', 'count', 'latest', 'max', 'min', 'sum'),
  ...words('Mathematical', 10.0, 'abs', 'ceil', 'floor'),
  ...words('Round', 10.0, 'round'),
  ...words('Trend', 10.0, 'increase', 'rate'),
  ...words('Logical', 10.0, 'view_as_seq', 'is_present'),
  ...words('TopN', 10.0, 'top_n'),
  ...words('TopNOf', 10.2, 'top_n_of'),
  ...words('Relabels', 10.0, 'relabels'),
  ...words('AggregateLabels', 10.0, 'aggregate_labels'),
  ...words('SortValues', 10.0, 'sort_values'),
  ...words('SortLabelValues', 10.0, 'sort_label_values'),
  ...words('Baseline', 10.2, 'baseline'),
  ...words('Attribute', 10.2, 'attr0', 'attr1', 'attr2', 'attr3', 'attr4', 'attr5'),
  ...words('Prediction', 10.2, 'value', 'upper', 'lower'),
])

/** Token words in any mix of capitals. */
const ANY_CASE: ReadonlyMap<string, WordKind> = new Map<string, WordKind>([
  ['bool', 'Bool'],
  ['asc', 'Order'],
  ['des', 'Order'],
])

export function wordKind(text: string, level: Level): WordKind {
  const word = WORDS.get(text)
  if (word) return word.since <= level ? word.kind : 'Name'
  if (/^[0-9]+$/.test(text)) return 'Integer'
  return (text.length <= 4 && ANY_CASE.get(text.toLowerCase())) || 'Name'
}

/** The OAP from which a word is a token, `null` for a plain name. */
export const wordSince = (text: string): Level | null => WORDS.get(text)?.since ?? null
