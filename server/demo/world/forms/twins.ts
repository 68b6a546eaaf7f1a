import { catalogue, type CatalogueEntry } from '../data'

const OF_WHAT = /(^|_)(service|sv|cluster|instance|node|broker|single_version)(?=_)/g

/** What a metric is called when nothing is said of whose it is; the layer apart from OAL's. */
const bare = ({ name, layer }: CatalogueEntry): string => `${layer ?? ''} ${name.replace(OF_WHAT, '')}`

const by = (scope: string): ReadonlyMap<string, CatalogueEntry> =>
  new Map(catalogue.filter((entry) => entry.scope === scope).map((entry) => [bare(entry), entry]))

const services = by('Service')
const instances = by('ServiceInstance')

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key) => b.includes(key))

/** The metric of an instance that tells of it what this one tells of its service, with the labels `rest`. */
export function ofInstances(entry: CatalogueEntry, rest: readonly string[] = entry.labels ?? []): string | null {
  if (entry.scope !== 'Service') return null
  const twin = instances.get(bare(entry))
  return twin && same(twin.labels ?? [], rest) ? twin.name : null
}

/** The metric of the service that an instance's one is a part of. */
export function ofWhole(entry: CatalogueEntry): string | null {
  if (entry.scope !== 'ServiceInstance') return null
  const twin = services.get(bare(entry))
  return twin && same(twin.labels ?? [], entry.labels ?? []) ? twin.name : null
}
