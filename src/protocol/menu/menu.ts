import type { Surface } from '../capabilities/capability'
import { surface } from '../capabilities/hello'
import { answerOf, list, listOrNone, object, optional, text, type Decoder } from '../decode'
import { listServices, SERVICE_FIELDS, type Service } from '../metadata/services'
import type { Nothing, Operation } from '../operation'

export interface MenuEntry {
  readonly title: string
  /** Empty for a group. */
  readonly layer: string
}
export interface MenuItem extends MenuEntry {
  readonly items: readonly MenuEntry[]
}

const fields = { title: text, layer: optional(text) }

const entry: Decoder<MenuEntry> = (value, path) => {
  const { title, layer } = object(fields)(value, path)
  return { title, layer: layer ?? '' }
}

const item: Decoder<MenuItem> = (value, path) => ({
  ...entry(value, path),
  items: object({ subItems: listOrNone(entry) })(value, path).subItems,
})

/** What the page shows of it: the rest (icons, descriptions, links) it has of its own or not at all. */
const FIELDS = `title layer`

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
