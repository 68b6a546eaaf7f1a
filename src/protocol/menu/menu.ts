import type { Surface } from '../capabilities/capability'
import { surface } from '../capabilities/hello'
import { answerOf, flag, list, listOrNone, object, optional, text, type Decoder } from '../decode'
import { listServices, SERVICE_FIELDS, type Service } from '../metadata/services'
import type { Nothing, Operation } from '../operation'

export interface MenuEntry {
  readonly title: string
  readonly icon: string | null
  /** Empty for a group. */
  readonly layer: string
  /** Computed by OAP from the services of the layer. */
  readonly active: boolean
  readonly description: string | null
  readonly documentLink: string | null
  readonly i18nKey: string | null
}
export interface MenuItem extends MenuEntry {
  readonly items: readonly MenuEntry[]
}

const fields = {
  title: text,
  icon: optional(text),
  layer: optional(text),
  activate: optional(flag),
  description: optional(text),
  documentLink: optional(text),
  i18nKey: optional(text),
}

const entry: Decoder<MenuEntry> = (value, path) => {
  const { activate, layer, ...found } = object(fields)(value, path)
  return { ...found, layer: layer ?? '', active: activate ?? false }
}

const item: Decoder<MenuItem> = (value, path) => ({
  ...entry(value, path),
  items: object({ subItems: listOrNone(entry) })(value, path).subItems,
})

const FIELDS = `title icon layer activate description documentLink i18nKey`

/** The menu of OAP 10; 11.0 has none. */
export const getMenuItems: Operation<Nothing, readonly MenuItem[]> = {
  name: 'getMenuItems',
  document: `query GetMenuItems { getMenuItems { ${FIELDS} subItems { ${FIELDS} } } }`,
  needs: 'menu',
  effort: 'list',
  decode: answerOf('getMenuItems', list(item)),
}

export interface ServicesAndMenu {
  readonly services: readonly Service[]
  readonly menu: readonly MenuItem[]
  /** Of the type that the greeting leaves open; empty unless `probe` was asked for. */
  readonly surface: Surface
}

/** What every page starts with, in one request; `layer: null` lists the services of all. */
export const servicesAndMenu: Operation<
  { readonly layer: string | null; /** Also which fields alarms have. */ readonly probe: boolean },
  ServicesAndMenu
> = {
  name: 'servicesAndMenu',
  document:
    `query ServicesAndMenu($layer: String, $probe: Boolean!) { listServices(layer: $layer) { ${SERVICE_FIELDS} } ` +
    `getMenuItems { ${FIELDS} subItems { ${FIELDS} } } ` +
    `__type(name: "AlarmMessage") @include(if: $probe) { name fields { name args { name } } } }`,
  needs: 'menu',
  effort: 'list',
  decode: (data) => ({
    services: listServices.decode(data),
    menu: getMenuItems.decode(data),
    surface: surface(data),
  }),
}
