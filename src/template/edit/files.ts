import { isList, isObject } from '../json'
import { parseConfiguration } from '../parse'
import { print, printFile } from '../print'
import { kindOf } from '../read'
import type { Row } from '../rows'
import type { Dashboard, Fault, Json, JsonObject } from '../types'
import { locate, type SyntaxFault } from './locate'

/**
 * Stored rows as a file: what Booster UI exports, a list of `{id, configuration}` with the configuration as an object, in one
 * order of names. A configuration that is no JSON stays the text it is: a damaged row is not lost.
 */
export const exported = (rows: readonly Row[]): string =>
  printFile(rows.map(({ id, configuration }) => ({ id, configuration: valueOf(configuration) })))

function valueOf(configuration: string): Json {
  const located = locate(configuration)
  return located.fault === null ? located.value : configuration
}

/** One dashboard of a file. */
export interface ImportedEntry {
  /** Its place in the file: `$[3].configuration`. */
  readonly path: string
  /** The row it was on the server it comes from; `null` when the file does not say. */
  readonly id: string | null
  /** `null`: cannot be drawn, and is refused. */
  readonly dashboard: Dashboard | null
  /** What a store keeps; `''` when refused. */
  readonly configuration: string
  /** Paths are those of the configuration: `$.children[0].graph`. */
  readonly faults: readonly Fault[]
}

export interface Imported {
  readonly entries: readonly ImportedEntry[]
  /** The file is not JSON, or nothing that could be dashboards. */
  readonly fault: SyntaxFault | null
}

/** Reads exports of Booster UI and of ours, lists of configurations, and a single one. Never throws. */
export function imported(text: string): Imported {
  const located = locate(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if (located.fault !== null) return { entries: [], fault: located.fault }
  const { value } = located
  if (!isList(value) && !isObject(value)) return refused(`should be a list of dashboards, is ${kindOf(value)}`)
  if (isList(value) && value.length === 0) return refused('holds no dashboards')
  const taken = new Map<string, string>()
  const entries = isList(value)
    ? value.map((one, index) => entryOf(one, `$[${index}]`, taken))
    : [entryOf(value, '$', taken)]
  return { entries, fault: null }
}

const refused = (message: string): Imported => ({ entries: [], fault: { message, offset: 0, line: 1, column: 1 } })

function entryOf(value: Json, path: string, taken: Map<string, string>): ImportedEntry {
  if (!isObject(value)) return damaged(path, null, [{ path: '$', message: `should be an object, is ${kindOf(value)}` }])
  const id = typeof value['id'] === 'string' && value['id'] !== '' ? value['id'] : null
  const inner = value['configuration']
  if (inner === undefined) return dashboardOf(value, path, id, taken)
  const at = `${path}.configuration`
  if (typeof inner !== 'string') return dashboardOf(inner, at, id, taken)
  const located = locate(inner)
  return located.fault === null
    ? dashboardOf(located.value, at, id, taken)
    : damaged(at, id, [{ path: '$', message: `is not JSON: ${located.fault.message}` }])
}

/** `taken`: which entry has a dashboard already, by layer, entity and name. */
function dashboardOf(value: Json, path: string, id: string | null, taken: Map<string, string>): ImportedEntry {
  const { dashboard, faults } = parseConfiguration(value)
  if (dashboard === null || !isObject(value)) return damaged(path, id, faults)
  const identity = JSON.stringify([dashboard.layer, dashboard.entity, dashboard.name])
  const first = taken.get(identity)
  if (first !== undefined) return damaged(path, id, [{ path: '$', message: `is in this file already, at ${first}` }])
  taken.set(identity, path)
  return { path, id, dashboard, configuration: print(withoutId(value)), faults }
}

const damaged = (path: string, id: string | null, faults: readonly Fault[]): ImportedEntry => ({
  path,
  id,
  dashboard: null,
  configuration: '',
  faults,
})

/** Some exports repeat the row's id inside; on another server it would be wrong. */
function withoutId({ id: _, ...configuration }: JsonObject): JsonObject {
  return configuration
}
