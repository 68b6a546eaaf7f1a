import { parse } from '@/mqe/parse'
import type { Level } from '@/mqe/source'
import { isList, isObject } from './json'
import { metricsOf } from './metrics'
import type { Dashboard, Fault, Json, JsonObject } from './types'

/** What a dashboard is held against; an absent list is not checked. */
export interface Ground {
  readonly level: Level
  /** Values of `graph.type` that can be drawn. */
  readonly graphs?: ReadonlySet<string>
  /** Values of `type` besides Widget and Tab. */
  readonly controls?: ReadonlySet<string>
  readonly metrics?: ReadonlySet<string>
}

/** What will not work in a dashboard that could be read: each expression, widget type and metric, with its path. */
export function validate({ raw }: Dashboard, ground: Ground): readonly Fault[] {
  return container(raw, '$', ground)
}

function container(from: JsonObject, path: string, ground: Ground): readonly Fault[] {
  const children = from['children']
  if (!isList(children)) return []
  return children.flatMap((child, index) => (isObject(child) ? item(child, `${path}.children[${index}]`, ground) : []))
}

function item(raw: JsonObject, path: string, ground: Ground): readonly Fault[] {
  const faults = [
    ...typeFaults(raw, path, ground),
    ...expressionFaults(raw, path, ground),
    ...ownGateFaults(raw, path, ground),
  ]
  if (raw['type'] !== 'Tab') return faults
  const pages = isList(raw['children']) ? raw['children'] : []
  return [
    ...faults,
    ...pages.flatMap((page, index) => {
      if (!isObject(page)) return []
      const at = `${path}.children[${index}]`
      return [...gateFaults(page, at, ground), ...container(page, at, ground)]
    }),
  ]
}

function typeFaults(raw: JsonObject, path: string, { graphs, controls }: Ground): readonly Fault[] {
  const type = textOf(raw['type'])
  if (type === 'Tab') return []
  const graph = isObject(raw['graph']) ? textOf(raw['graph']['type']) : ''
  if (type === 'Widget')
    return graphs && !graphs.has(graph === 'Heatmap' ? 'HeatMap' : graph)
      ? [{ path: `${path}.graph.type`, message: `${graph || 'nothing'} cannot be drawn` }]
      : []
  return controls && !controls.has(type)
    ? [{ path: `${path}.type`, message: `${type || 'nothing'} cannot be drawn` }]
    : []
}

/** `expressions`, `subExpressions`, and the lists of a topology: all are called so. */
const LIST = /^(e|[a-z]+E)xpressions$/

function expressionFaults(raw: JsonObject, path: string, ground: Ground): readonly Fault[] {
  return Object.entries(raw).flatMap(([key, value]) =>
    LIST.test(key) && isList(value)
      ? value.flatMap((one, index) => expression(textOf(one), `${path}.${key}[${index}]`, ground))
      : [],
  )
}

function ownGateFaults({ aerie }: JsonObject, path: string, ground: Ground): readonly Fault[] {
  const gate = isObject(aerie) ? aerie['gate'] : undefined
  return isObject(gate) ? gateFaults(gate, `${path}.aerie.gate`, ground) : []
}

function gateFaults(page: JsonObject, path: string, ground: Ground): readonly Fault[] {
  const gate = textOf(page['expression']).trim()
  return gate === '' ? [] : expression(gate, `${path}.expression`, ground)
}

/** Each level of nesting takes a character: shorter ones never exhaust the stack. The longest that OAP ships has 147. */
const LONGEST = 2_000

function expression(text: string, path: string, { level, metrics }: Ground): readonly Fault[] {
  if (text.trim() === '') return [{ path, message: 'is empty' }]
  if (text.length > LONGEST) return [{ path, message: `is longer than ${LONGEST} characters` }]
  const parsed = parse(text, level)
  if (!parsed.ok) return [{ path, message: parsed.fault.message }]
  const behind = text.slice(parsed.end).trim()
  const unknown = metrics ? metricsOf(parsed.ast).filter((name) => !metrics.has(name)) : []
  return [
    ...(behind === '' ? [] : [{ path, message: `OAP ignores what follows the expression: ${behind}` }]),
    ...[...new Set(unknown)].map((name) => ({ path, message: `the metric ${name} does not exist` })),
  ]
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
