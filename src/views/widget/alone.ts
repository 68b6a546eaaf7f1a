import type { Dashboard, Item, Json, JsonObject } from '@/template/types'
import { isObject } from '@/template/json'
import { parseConfiguration } from '@/template/parse'
import type { EntityKind } from '@/scope/entity'

/** Nothing of that name is in the dashboard, or the text is no widget. */
export type Alone = { readonly dashboard: Dashboard } | { readonly fault: 'absent' | 'unread' }

/** A dashboard with one of its widgets, all over the width and `rows` high. Of a tab's child too; also by its stored name. */
export function alone(from: Dashboard, widget: string, rows: number): Alone {
  const item =
    allOf(from.items).find(({ id }) => id === widget) ?? allOf(from.items).find((one) => nameOf(one) === widget)
  if (item === undefined) return { fault: 'absent' }
  return { dashboard: { ...from, items: [{ ...item, place: { x: 0, y: 0, w: 24, h: rows } }] } }
}

const allOf = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => ('tabs' in item ? [item, ...item.tabs.flatMap((page) => allOf(page.items))] : [item]))

const nameOf = (item: Item): string | null => ('graph' in item && item.name !== '' ? item.name : null)

/** The same for a widget that an old address carries whole: JSON, some of its texts percent-encoded once more. */
export function carried(
  config: string,
  about: { readonly layer: string; readonly kind: EntityKind },
  rows: number,
): Alone {
  const found = objectOf(config)
  if (found === null) return { fault: 'unread' }
  const { height: _, auto: __, autoPeriod: ___, ...kept } = found
  const child: JsonObject = {
    ...kept,
    ...place(rows),
    type: typeof kept['type'] === 'string' ? kept['type'] : 'Widget',
    widget: decoded(kept['widget'], ['title', 'tips']),
    metricConfig: list(kept['metricConfig']).map((one) => decoded(one, ['label', 'unit'])),
  }
  const title = isObject(child['widget']) ? child['widget']['title'] : null
  const name = typeof title === 'string' && title !== '' ? title : 'Widget'
  const { dashboard } = parseConfiguration({ name, layer: about.layer, entity: about.kind, children: [child] })
  return dashboard === null ? { fault: 'unread' } : { dashboard }
}

function objectOf(config: string): JsonObject | null {
  try {
    const value = JSON.parse(config) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

const place = (rows: number): JsonObject => ({ x: 0, y: 0, w: 24, h: rows, i: '0' })
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])

function decoded(value: Json | undefined, keys: readonly string[]): JsonObject {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [
      key,
      keys.includes(key) && typeof text === 'string' ? percentFree(text) : text,
    ]),
  )
}

/** What is no percent code is text: `100%` stands as it is. */
function percentFree(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
