import type { Endpoint } from '@/protocol/metadata/endpoints'
import type { Attribute, Instance } from '@/protocol/metadata/instances'
import type { Service } from '@/protocol/metadata/services'
import type { Entity } from '@/scope/entity'

/** One row: a service, an instance or an endpoint. */
export interface Entry {
  /** OAP's id. */
  readonly id: string
  /** Complete, as OAP has it: what a search looks into. */
  readonly name: string
  /** Of a service; empty for others. */
  readonly group: string
  /** What the row shows. */
  readonly short: string
  /** What MQE is asked about. */
  readonly entity: Entity
  /** A small word beside the name. */
  readonly badge: string
  readonly attributes: readonly Attribute[]
}

/** OAP takes an entity without `normal` for an incomplete one; a server that does not say means a normal service. */
export const serviceEntry = ({ id, name, group, shortName, normal }: Service): Entry => ({
  id,
  name,
  group,
  short: shortName,
  entity: { serviceName: name, normal: normal ?? true },
  badge: '',
  attributes: [],
})

/** Languages as their people write them; one that OAP adds later stays as it came. */
const LANGUAGES: Readonly<Record<string, string>> = {
  UNKNOWN: '',
  JAVA: 'Java',
  DOTNET: '.NET',
  NODEJS: 'Node.js',
  PYTHON: 'Python',
  RUBY: 'Ruby',
  GO: 'Go',
  LUA: 'Lua',
  PHP: 'PHP',
}

export function instanceEntry({ id, name, attributes, language }: Instance, service: Entity): Entry {
  const badge = Object.hasOwn(LANGUAGES, language) ? (LANGUAGES[language] ?? '') : language
  return { ...plain(id, name), entity: { ...service, serviceInstanceName: name }, badge, attributes }
}

export const endpointEntry = ({ id, name }: Endpoint, service: Entity): Entry => ({
  ...plain(id, name),
  entity: { ...service, endpointName: name },
})

const plain = (id: string, name: string): Omit<Entry, 'entity'> => ({
  id,
  name,
  group: '',
  short: name,
  badge: '',
  attributes: [],
})
