import { isList, isObject } from './json'
import type { Json, JsonObject } from './types'

/** Members in the order people read them; the rest follows by name, so equal content prints equally. */
const ORDER = [
  ...['id', 'configuration', 'name', 'layer', 'entity', 'isRoot', 'isDefault', 'path'],
  ...['x', 'y', 'w', 'h', 'i', 'type', 'title', 'widget', 'graph', 'expression', 'expressions', 'subExpressions'],
  ...[
    'metricConfig',
    'label',
    'unit',
    'detailLabel',
    'labelsIndex',
    'associate',
    'relatedTrace',
    'valueRelatedDashboard',
  ],
]
const RANK: ReadonlyMap<string, number> = new Map(ORDER.map((key, index) => [key, index]))
/** After everything else: what nests deepest. */
const LAST = ['aerie', 'children']

const rankOf = (key: string): number => {
  const last = LAST.indexOf(key)
  return last >= 0 ? 1_000 + last : (RANK.get(key) ?? 500)
}
const byReading = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : a > b ? 1 : 0)

function ordered(value: Json): Json {
  if (isList(value)) return value.map(ordered)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort(byReading)
      .flatMap((key) => {
        const member = value[key]
        return member === undefined ? [] : [[key, ordered(member)]]
      }),
  )
}

/** The text a server stores: one line. */
export const print = (configuration: JsonObject): string => JSON.stringify(ordered(configuration))

/** The same for files: two blanks, one trailing line end, small differences between versions. */
export const printFile = (value: Json): string => `${JSON.stringify(ordered(value), null, 2)}\n`
