import type { Node, TopN } from '@/mqe/ast'
import { parse } from '@/mqe/parse'
import type { Level } from '@/mqe/source'
import { isList, isObject } from './json'
import { parseConfiguration } from './parse'
import type { Dashboard, Json } from './types'

/** The first OAP whose top_n takes attribute conditions (before, a ranking runs over all layers) and that knows baselines. */
const FULL: Level = 10.2

/** One of our dashboards as a server of this level can answer it: conditions and predictions it does not know are left out. */
export function fitted(dashboard: Dashboard, level: Level): Dashboard {
  if (level >= FULL) return dashboard
  return parseConfiguration(rewritten(dashboard.raw)).dashboard ?? dashboard
}

function rewritten(value: Json): Json {
  if (isList(value)) return value.map(rewritten)
  if (!isObject(value)) return value
  const asked = isList(value['expressions']) ? value['expressions'] : []
  const isKept = (_: Json, index: number): boolean => !PREDICTION.test(String(asked[index] ?? ''))
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'expressions' && isList(member)) return [key, member.filter(isKept).map(withoutConditions)]
      if (key === 'metricConfig' && isList(member)) return [key, member.filter(isKept)]
      return [key, rewritten(member)]
    }),
  )
}

const PREDICTION = /\bbaseline\s*\(/

const withoutConditions = (one: Json): Json => (typeof one === 'string' ? withoutAttributes(one) : one)

/** `top_n(a,10,des,attr0='X')` becomes `top_n(a,10,des)`; what does not parse stays as it is. */
export function withoutAttributes(expression: string): string {
  const parsed = parse(expression, 11.0)
  if (!parsed.ok) return expression
  return rankings(parsed.ast)
    .flatMap(({ attributes }) => attributes)
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => text.slice(0, from).replace(/,\s*$/u, '') + text.slice(to), expression)
}

function rankings(node: Node): readonly TopN[] {
  switch (node.kind) {
    case 'top_n':
      return [node]
    case 'top_n_of':
      return node.of
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [...rankings(node.left), ...rankings(node.right)]
    case 'choice':
      return node.of.flatMap(rankings)
    case 'scalar':
    case 'metric':
    case 'trend':
    case 'baseline':
      return []
    default:
      return rankings(node.of)
  }
}
