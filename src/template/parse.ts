import { ENTITY_KINDS, type EntityKind } from '@/scope/entity'
import { additionsOf, graphTypeOf } from './aerie'
import { isDeeper, MOST } from './bounds'
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
  if (text.length > MOST.text)
    return refused(`is ${megabytes(text.length)} MB long, more than ${megabytes(MOST.text)} are not read`)
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (error) {
    return refused(`is not JSON: ${reasonOf(error)}`)
  }
  return parseConfiguration(value)
}

const refused = (message: string): Parsed => ({ dashboard: null, faults: [{ path: '$', message }] })

const megabytes = (characters: number): string => (characters / 1_000_000).toFixed(1)

/** The same for a configuration that is JSON already (files of an export, our own). */
export function parseConfiguration(value: Json): Parsed {
  const reader = new Reader()
  if (!isObject(value)) {
    reader.fault('$', `should be an object, is ${kindOf(value)}`)
    return { dashboard: null, faults: reader.faults }
  }
  if (isDeeper(value, MOST.depth)) return refused(`is nested deeper than ${MOST.depth} levels`)
  const name = reader.text(value, 'name', '$')
  const layer = reader.text(value, 'layer', '$')
  const entity = entityOf(value, reader)
  for (const [key, found] of Object.entries({ name, layer })) if (found === '') reader.fault(`$.${key}`, 'is missing')
  if (name.length > MOST.name)
    return refused(`has a name of ${name.length} characters, more than ${MOST.name} have no address`)
  if (name === '' || layer === '' || entity === null) return { dashboard: null, faults: reader.faults }
  const dashboard: Dashboard = {
    name,
    layer,
    entity,
    isRoot: reader.flag(value, 'isRoot', '$'),
    isDefault: reader.flag(value, 'isDefault', '$'),
    items: itemsOf(value, '$', { prefix: '', inTab: false, reader, sheet: { ids: new Set(), widgets: 0 } }),
    raw: value,
  }
  return { dashboard, faults: reader.faults }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function entityOf(from: JsonObject, reader: Reader): EntityKind | null {
  const text = reader.text(from, 'entity', '$')
  const kind = ENTITY_KINDS.find((known) => known === text)
  if (kind === undefined) reader.fault('$.entity', text === '' ? 'is missing' : `${text.slice(0, 80)} is not an entity`)
  return kind ?? null
}

/** Where items are read. */
interface Container {
  /** What ids start with here: nothing at the top, `{tab.i}-{tabIndex}-` inside a tab. */
  readonly prefix: string
  readonly inTab: boolean
  readonly reader: Reader
  /** Of the dashboard as a whole: an id of the sheet may read like one of a tab. */
  readonly sheet: { readonly ids: Set<string>; widgets: number }
}

function itemsOf(from: JsonObject, path: string, container: Container): readonly Item[] {
  const { reader, sheet } = container
  const wanted = new Set<string>()
  const children = reader.list(from, 'children', path)
  const items: Item[] = []
  let below = 0
  for (const [index, raw] of children.entries()) {
    const at = `${path}.children[${index}]`
    if (sheet.widgets >= MOST.widgets) {
      reader.fault(at, `and all after it are not drawn: a dashboard has room for ${MOST.widgets} widgets`)
      break
    }
    if (!isObject(raw)) {
      reader.fault(at, `should be an object, is ${kindOf(raw)}`)
      continue
    }
    sheet.widgets += 1
    const place = placeOf(raw, at, below, reader)
    below = Math.max(below, place.y + place.h)
    items.push(itemOf(raw, at, freeId(raw, at, index, wanted, container), place, container))
  }
  return items
}

/** `wanted` are the stored ids of this container so far: the same twice in one is a fault. */
function freeId(
  raw: JsonObject,
  path: string,
  index: number,
  wanted: Set<string>,
  { prefix, reader, sheet }: Container,
): string {
  const own = reader.words(raw, 'i', path, MOST.title)
  if (own === '') reader.fault(`${path}.i`, 'is missing')
  else if (wanted.has(own)) reader.fault(`${path}.i`, `${own} is taken by another widget`)
  wanted.add(own)
  let id = own
  for (let tries = 0; id === '' || sheet.ids.has(prefix + id); tries++)
    id = tries === 0 ? `n${index}` : `n${index}.${tries}`
  sheet.ids.add(prefix + id)
  return prefix + id
}

/** The grid is 24 wide; a place outside of it is moved in, a missing one goes below what was read so far. */
function placeOf(raw: JsonObject, path: string, below: number, reader: Reader): Place {
  const w = reader.whole(raw, 'w', path, [1, 24], 12)
  return {
    x: reader.whole(raw, 'x', path, [0, 24 - w], 0),
    y: reader.whole(raw, 'y', path, [0, MOST.y], below),
    w,
    h: reader.whole(raw, 'h', path, [1, MOST.h], 12),
  }
}

function itemOf(raw: JsonObject, path: string, id: string, place: Place, container: Container): Item {
  const { inTab, reader } = container
  const type = reader.words(raw, 'type', path, MOST.title)
  if (type === 'Tab' && !inTab) return tabOf(raw, path, id, place, container)
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
    name: reader.words(words, 'name', `${path}.widget`, MOST.title),
    title: reader.words(words, 'title', `${path}.widget`, MOST.title),
    tips: reader.words(words, 'tips', `${path}.widget`, MOST.tips),
    graph: { type: graphTypeOf(reader.words(options, 'type', `${path}.graph`, MOST.title), additions), options },
    expressions: reader.expressions(raw, 'expressions', path),
    subExpressions: reader.expressions(raw, 'subExpressions', path),
    metricConfig: reader
      .list(raw, 'metricConfig', path, MOST.expressions)
      .map((one, k) => configOf(one, `${path}.metricConfig[${k}]`, reader)),
    associate: reader
      .list(raw, 'associate', path, MOST.associates)
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
      const value = reader.words(raw, key, path, MOST.label)
      return value === '' ? [] : [[key, value]]
    }),
  )
}

function tabOf(raw: JsonObject, path: string, id: string, place: Place, container: Container): TabItem {
  const { reader } = container
  const tabs = reader.list(raw, 'children', path, MOST.tabs).flatMap((page, index): TabPage[] => {
    const at = `${path}.children[${index}]`
    if (!isObject(page)) {
      reader.fault(at, `should be an object, is ${kindOf(page)}`)
      return []
    }
    const gate = reader.text(page, 'expression', at).trim()
    return [
      {
        name: reader.words(page, 'name', at, MOST.title),
        gate: gate === '' ? null : gate,
        items: itemsOf(page, at, { ...container, prefix: `${id}-${index}-`, inTab: true }),
      },
    ]
  })
  if (!isList(raw['children'])) reader.fault(`${path}.children`, 'holds the tabs and is missing')
  return { type: 'Tab', id, place, tabs, raw }
}
