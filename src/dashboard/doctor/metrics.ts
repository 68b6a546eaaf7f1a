import { listText } from '@/i18n/list'
import { check } from '@/mqe/check'
import { parse } from '@/mqe/parse'
import type { Level } from '@/mqe/source'
import { metricsOf } from '@/mqe/walk'
import { wordSince } from '@/mqe/words'
import type { Capabilities } from '@/protocol/capabilities/capability'
import { CATALOGS } from '@/protocol/mqe/catalog'
import type { MetricDefinition } from '@/protocol/mqe/metrics'
import type { EntityKind } from '@/scope/entity'
import type { Case, Finding } from './case'
import type { Remedy } from './remedy'
import { text } from './texts'

const NEWEST: Level = 11.0

/** Names of the metrics that expressions read; one that does not parse has none. */
export function metricNames(expressions: readonly string[]): readonly string[] {
  const names = expressions.flatMap((expression) => {
    const parsed = parse(expression, NEWEST)
    return parsed.ok ? metricsOf(parsed.ast) : []
  })
  return [...new Set(names)]
}

export function ableFinding(about: Case, capabilities: Capabilities | null, version: string): Finding {
  const found = (verdict: Finding['verdict'], told: string, remedies: readonly Remedy[] = []): Finding => ({
    check: 'able',
    verdict,
    text: told,
    remedies,
  })
  if (!capabilities?.known) return found('unknown', text('ableUnknown'))
  const { has, level } = capabilities
  if (about.window.cold && !has.has('cold-stage'))
    return found('failed', text('cannotCold', { version }), [{ do: 'cold', on: false }])
  const needed = Math.max(0, ...about.expressions.map((expression) => neededAbove(expression, level)))
  if (needed > 0) return found('failed', text('needs', { level: needed.toFixed(1), version }))
  return found('ok', text('ableOk', { version }))
}

/** The level that an expression needs beyond the given one, else 0. */
function neededAbove(expression: string, level: Level): number {
  const newer = check(expression, { level }).filter(({ code }) => code === 'newer')
  return Math.max(0, ...newer.map(({ from, to }) => wordSince(expression.slice(from, to)) ?? 0))
}

export function metricFinding(
  { kind, expressions }: Case,
  names: readonly string[],
  known: readonly MetricDefinition[],
): Finding {
  const found = (verdict: Finding['verdict'], told: string): Finding => ({
    check: 'metric',
    verdict,
    text: told,
    remedies: [],
  })
  if (names.length === 0) return found('unknown', text('noMetric'))
  const unknown = names.filter((name) => !known.some((one) => one.name === name))
  if (unknown.length > 0) return found('failed', text('unknownMetric', { names: listText(unknown) }))
  const isRanking = expressions.some((expression) => /\btop_n/.test(expression))
  const other = known.find(({ catalog }) => catalog !== null && /^[A-Z_]+$/.test(catalog) && !fits(catalog, kind))
  if (other && !isRanking && kind !== 'All')
    return found('failed', text('otherKind', { name: other.name, catalog: other.catalog ?? '', kind }))
  return found('ok', text('metricOk', { count: known.length }))
}

const fits = (catalog: string, kind: EntityKind): boolean =>
  catalog === CATALOGS[kind] || catalog === 'ALL' || !Object.values(CATALOGS).includes(catalog)
