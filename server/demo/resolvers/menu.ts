import { abouts } from '@/layers/abouts'
import { GROUPS, type GroupId, type Layer } from '@/layers/identity'
import { known } from '@/layers/registry'
import { wholeOf } from '@/layers/whole'
import type { Roots } from '../graphql/execute'
import { registeredLayers } from './registered'
import type { Scene } from './scene'

interface MenuItem {
  readonly title: string
  readonly icon: string | null
  readonly layer: string
  readonly activate: boolean
  readonly subItems: readonly MenuItem[]
  readonly description: string | null
  readonly documentLink: string | null
  readonly i18nKey: string | null
}

/** Icon names of OAP's menu that UIs know. */
const ICONS: Readonly<Record<GroupId, string>> = {
  services: 'general_service',
  mesh: 'service_mesh',
  gateways: 'gateway',
  stores: 'database',
  devices: 'browser',
  ai: 'gen_ai',
  platform: 'self_observability',
  other: 'infrastructure',
}

/**
 * `getMenuItems` of OAP 10: our groups with the layers that have a folder or a service. OAP's menu is a file: what it does
 * not name stands nowhere, GENAI for one (recorded). An entry is active when its layer
 * has services, a group when one of its entries is.
 */
export function menuRoots({ world, clock, version }: Scene): Roots {
  const registered = new Set(registeredLayers(version))
  return {
    Query: {
      getMenuItems(): readonly MenuItem[] {
        const layers = new Set(world.layers(clock()).filter((layer) => registered.has(layer)))
        const names = new Set([...known.map(({ id }) => id).filter((layer) => registered.has(layer)), ...layers])
        const named = [...names].filter((name) => abouts.has(name))
        const identities = named.map((name) => wholeOf(name, abouts)).sort((a, b) => a.menu.place - b.menu.place)
        return GROUPS.flatMap(({ id, title }) => {
          const items = identities.filter(({ menu }) => menu.group === id).map((one) => entry(one, layers))
          return items.length === 0 ? [] : group(id, title ?? 'Services', items)
        })
      },
    },
    Mutation: {},
  }
}

const entry = ({ id, name, description, documentation }: Layer, used: ReadonlySet<string>): MenuItem => ({
  title: name,
  icon: null,
  layer: id,
  activate: used.has(id),
  subItems: [],
  description,
  documentLink: documentation,
  i18nKey: `layer_${id.toLowerCase()}`,
})

const group = (id: GroupId, title: string, subItems: readonly MenuItem[]): MenuItem => ({
  title,
  icon: ICONS[id],
  layer: '',
  activate: subItems.some(({ activate }) => activate),
  subItems,
  description: `${subItems.map((item) => item.title).join(', ')}.`,
  documentLink: null,
  i18nKey: `group_${id}`,
})
