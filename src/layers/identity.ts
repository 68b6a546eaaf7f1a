/** What a service of this layer and its parts are called, in lower case; an absent kind does not occur in the layer. */
export interface Nouns {
  readonly service: Noun
  readonly instance?: Noun
  readonly endpoint?: Noun
  readonly process?: Noun
}
export type Noun = readonly [one: string, many: string]

/** The role a kind icon draws; vendors' logos are not drawn. */
export type Role =
  | 'service'
  | 'database'
  | 'cache'
  | 'queue'
  | 'gateway'
  | 'browser'
  | 'function'
  | 'mesh'
  | 'cluster'
  | 'host'
  | 'model'
  | 'observer'

/** How a service of the layer is doing, in one number. */
export interface Vital {
  readonly label: string
  /** Single value for an entity of kind Service. */
  readonly expression: string
  /** The series it is made from. */
  readonly series: string
  readonly unit: string
  /** Which end is trouble. */
  readonly worse: 'low' | 'high'
  /**
   * One `top_n` per kind of part that a list can be asked for, worst first, all of them: who is in the answer reported in the
   * window. The question for services names no entity, the others the service. A part that keeps no such metric has none.
   */
  readonly ranks: Ranks
}
export type Ranks = Readonly<Partial<Record<'service' | 'instance' | 'endpoint', string>>>

/** Names of the metrics of what passes through a service, as maps show it; the share of success is kept as percent × 100. */
export interface Flow {
  /** Calls per minute. */
  readonly load: string
  /** ms. */
  readonly latency: string
  readonly success: string | null
}

/** One number of a service, where nobody counts calls. */
export interface Sign {
  readonly label: string
  /** Single value for an entity of kind Service. */
  readonly expression: string
  readonly series: string
  readonly unit: string
}

export interface LayerIdentity {
  /** OAP's name of the layer. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly role: Role
  readonly nouns: Nouns
  /** `place` orders the entries of a group. */
  readonly menu: { readonly group: GroupId; readonly place: number }
  /** Upstream's page on how to feed this layer; `null` where there is none. */
  readonly documentation: string | null
  readonly vital: Vital | null
  /** Absent: `service_cpm` and its like. `null`: nobody counts calls of these services. */
  readonly flow?: Flow | null
  /** What maps and hierarchies show in place of a flow. */
  readonly signs?: readonly Sign[]
}

/** Groups of the menu in their order. The first has no title: its layers are where most people start. */
export const GROUPS = [
  { id: 'services', title: null },
  { id: 'mesh', title: 'Mesh and Kubernetes' },
  { id: 'gateways', title: 'Gateways' },
  { id: 'stores', title: 'Databases and queues' },
  { id: 'devices', title: 'Browser and mobile' },
  { id: 'ai', title: 'Models' },
  { id: 'platform', title: 'Platform' },
  { id: 'other', title: 'Other layers' },
] as const
export type GroupId = (typeof GROUPS)[number]['id']

export const INSTANCES: Noun = ['instance', 'instances']
export const ENDPOINTS: Noun = ['endpoint', 'endpoints']
