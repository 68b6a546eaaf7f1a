import type { Dashboard } from '@/template/types'
import type { LayerIdentity } from './identity'
import { defaultIdentity } from './unknown'

/** Identities are small and the menu needs them all; what else there is to say, and dashboards, come when a layer is opened. */
const identities: ReadonlyMap<string, LayerIdentity> = new Map(
  Object.values(import.meta.glob<LayerIdentity>('./*/identity.ts', { eager: true, import: 'identity' })).map((one) => [
    one.id,
    one,
  ]),
)
const dashboards = import.meta.glob<readonly Dashboard[]>('./*/dashboards.ts', { import: 'dashboards' })

/** Layers that have a folder here. */
export const known: readonly LayerIdentity[] = [...identities.values()]

/** Also for layers of newer OAPs and of operators, which have no folder. */
export const identityOf = (layer: string): LayerIdentity => identities.get(layer) ?? defaultIdentity(layer)

/** The dashboards that ship with the page for a layer; none for a layer without a folder. */
export async function builtIn(layer: string): Promise<readonly Dashboard[]> {
  const load = dashboards[`./${layer.toLowerCase()}/dashboards.ts`]
  return load === undefined ? [] : load()
}

/** All of them, as a server would store them: `id` is what our rows are called on OAP 11. */
export async function builtInTemplates(): Promise<readonly { readonly id: string; readonly dashboard: Dashboard }[]> {
  const all = (await Promise.all(Object.values(dashboards).map((load) => load()))).flat()
  return all.map((dashboard) => ({ id: templateId(dashboard), dashboard }))
}

export const templateId = ({ layer, entity, name }: Dashboard): string => `aerie.${layer}.${entity}.${name}`
