import { ENTITY_KINDS, type EntityKind } from '@/scope/entity'
import { additionsOf, graphTypeOf } from './aerie'
import { gateOf } from './gate'
import { isList, isObject } from './json'
import { kindOf, Reader } from './read'
import type {
  Dashboard,
  Item,
  Json,
  JsonObject,
  MetricConfig,
  MetricItem,
  Parsed,
  Place,
  TabItem,
  TabPage,
} from './types'

/** A stored configuration text becomes a dashboard and what is wrong with it. Never throws. */
export function parse(text: string): Parsed {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (error) {
    return { dashboard: null, faults: [{ path: '$', message: `is not JSON: ${reasonOf(error)}` }] }
  }
  return parseConfiguration(value)
}

/** The same for a configuration that is JSON already (files of an export, our own). */
export function parseConfiguration(value: Json): Parsed {
  const reader = new Reader()
  if (!isObject(value)) {
    reader.fault('$', `should be an object, is ${kindOf(value)}`)
    return { dashboard: null, faults: reader.faults }
  }
  const name = reader.text(value, 'name', '$')
  const layer = reader.text(value, 'layer', '$')
  const entity = entityOf(value, reader)
  for (const [key, found] of Object.entries({ name, layer })) if (found === '') reader.fault(`$.${key}`, 'is missing')
  if (name === '' || layer === '' || entity === null) return { dashboard: null, faults: reader.faults }
  const dashboard: Dashboard = {
    name,
    layer,
    entity,
    isRoot: reader.flag(value, 'isRoot', '$'),
    isDefault: reader.flag(value, 'isDefault', '$'),
    items: itemsOf(value, '$', '', false, reader),
    raw: value,
  }
  return { dashboard, faults: reader.faults }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function entityOf(from: JsonObject, reader: Reader): EntityKind | null {
  const text = reader.text(from, 'entity', '$')
  const kind = ENTITY_KINDS.find((known) => known === text)
  if (kind === undefined) reader.fault('$.entity', text === '' ? 'is missing' : `${text} is not an entity`)
  return kind ?? null
}

/** `prefix` is what ids of this container start with: nothing at the top, `{tab.i}-{tabIndex}-` inside a tab. */
function itemsOf(from: JsonObject, path: string, prefix: string, inTab: boolean, reader: Reader): readonly Item[] {
  const taken = new Set<string>()
  let below = 0
  return reader.list(from, 'children', path).flatMap((raw, index): Item[] => {
    const at = `${path}.children[${index}]`
    if (!isObject(raw)) {
      reader.fault(at, `should be an object, is ${kindOf(raw)}`)
      return []
    }
    const place = placeOf(raw, at, below, reader)
    below = Math.max(below, place.y + place.h)
    return [itemOf(raw, at, prefix + freeId(raw, at, index, taken, reader), place, inTab, reader)]
  })
}

function freeId(raw: JsonObject, path: string, index: number, taken: Set<string>, reader: Reader): string {
  const wanted = reader.text(raw, 'i', path)
  if (wanted === '') reader.fault(`${path}.i`, 'is missing')
  else if (taken.has(wanted)) reader.fault(`${path}.i`, `${wanted} is taken by another widget`)
  let id = wanted
  for (let tries = 0; id === '' || taken.has(id); tries++) id = tries === 0 ? `n${index}` : `n${index}.${tries}`
  taken.add(id)
  return id
}

/** The grid is 24 wide; a place outside of it is moved in, a missing one goes below what was read so far. */
function placeOf(raw: JsonObject, path: string, below: number, reader: Reader): Place {
  const w = reader.whole(raw, 'w', path, [1, 24], 12)
  return {
    x: reader.whole(raw, 'x', path, [0, 24 - w], 0),
    y: reader.whole(raw, 'y', path, [0, 10_000], below),
    w,
    h: reader.whole(raw, 'h', path, [1, 1_000], 12),
  }
}

function itemOf(raw: JsonObject, path: string, id: string, place: Place, inTab: boolean, reader: Reader): Item {
  const type = reader.text(raw, 'type', path)
  if (type === 'Tab' && !inTab) return tabOf(raw, path, id, place, reader)
  if (type === 'Tab') reader.fault(path, 'a tab inside a tab is not drawn')
  if (type === '' && !isObject(raw['graph'])) reader.fault(`${path}.type`, 'is missing')
  if (type === 'Widget' || (type === '' && isObject(raw['graph']))) return metricOf(raw, path, id, place, reader)
  return { type, control: true, id, place, ...gated(raw, path, reader), raw }
}

function gated(raw: JsonObject, path: string, reader: Reader): Pick<MetricItem, 'gate'> {
  const gate = gateOf(raw, path, reader)
  return gate === null ? {} : { gate }
}

function metricOf(raw: JsonObject, path: string, id: string, place: Place, reader: Reader): MetricItem {
  const words = reader.object(raw, 'widget', path)
  const options = reader.object(raw, 'graph', path)
  const additions = additionsOf(raw, path, reader)
  return {
    type: 'Widget',
    id,
    place,
    name: reader.text(words, 'name', `${path}.widget`),
    title: reader.text(words, 'title', `${path}.widget`),
    tips: reader.text(words, 'tips', `${path}.widget`),
    graph: { type: graphTypeOf(reader.text(options, 'type', `${path}.graph`), additions), options },
    expressions: reader.texts(raw, 'expressions', path),
    subExpressions: reader.texts(raw, 'subExpressions', path),
    metricConfig: reader
      .list(raw, 'metricConfig', path)
      .map((one, k) => configOf(one, `${path}.metricConfig[${k}]`, reader)),
    associate: reader
      .list(raw, 'associate', path)
      .flatMap((one) => (isObject(one) && typeof one['widgetId'] === 'string' ? [one['widgetId']] : [])),
    ...gated(raw, path, reader),
    ...(isObject(raw['aerie']) && { additions }),
    raw,
  }
}

const CONFIG_KEYS = ['unit', 'label', 'detailLabel', 'labelsIndex'] as const

function configOf(raw: Json, path: string, reader: Reader): MetricConfig {
  if (!isObject(raw)) {
    if (raw !== null) reader.fault(path, `should be an object, is ${kindOf(raw)}`)
    return {}
  }
  return Object.fromEntries(
    CONFIG_KEYS.flatMap((key) => {
      const value = reader.text(raw, key, path)
      return value === '' ? [] : [[key, value]]
    }),
  )
}

function tabOf(raw: JsonObject, path: string, id: string, place: Place, reader: Reader): TabItem {
  const tabs = reader.list(raw, 'children', path).flatMap((page, index): TabPage[] => {
    const at = `${path}.children[${index}]`
    if (!isObject(page)) {
      reader.fault(at, `should be an object, is ${kindOf(page)}`)
      return []
    }
    const gate = reader.text(page, 'expression', at).trim()
    return [
      {
        name: reader.text(page, 'name', at),
        gate: gate === '' ? null : gate,
        items: itemsOf(page, at, `${id}-${index}-`, true, reader),
      },
    ]
  })
  if (!isList(raw['children'])) reader.fault(`${path}.children`, 'holds the tabs and is missing')
  return { type: 'Tab', id, place, tabs, raw }
}
