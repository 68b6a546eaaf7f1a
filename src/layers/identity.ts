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

/** What every page needs of a layer before anything is asked: all of them are in the first file, so it is little. */
export interface LayerIdentity {
  /** OAP's name of the layer. */
  readonly id: string
  readonly name: string
  readonly role: Role
  /** `place` orders the entries of a group. */
  readonly menu: { readonly group: GroupId; readonly place: number }
  /** Only a share of what went well (`share`): it is compared between layers. Any other number stands in `LayerAbout`. */
  readonly vital?: Vital
  /** Absent: `service_cpm` and its like. `null`: nobody counts calls of these services. */
  readonly flow?: Flow | null
}

/** What pages about the layer need besides; one file has it of all layers. */
export interface LayerAbout {
  readonly description: string
  /** Upstream's page on how to feed this layer; `null` where there is none. */
  readonly documentation: string | null
  readonly nouns: Nouns
  /** Where the layer has a number that is no share of success. */
  readonly vital?: Vital
  /** What maps and hierarchies show in place of a flow. */
  readonly signs?: readonly Sign[]
}

export interface Layer extends Omit<LayerIdentity, 'vital'>, Omit<LayerAbout, 'vital'> {
  readonly vital: Vital | null
}

/** A share of success, kept as percent × 100. */
export const share = (metric: string, ranks: Ranks): Vital => ({
  label: 'Success',
  expression: `avg(${metric})/100`,
  series: `${metric}/100`,
  unit: '%',
  worse: 'low',
  ranks,
})

/** All by such a share, the worst first; `of` is the layer, where others keep the same metric. */
export const lowest = (metric: string, of?: string): string =>
  `top_n(${metric},5000,asc${of === undefined ? '' : `,attr0='${of}'`})/100`

/** All by a number of which much is trouble. */
export const highest = (metric: string): string => `top_n(${metric},5000,des)`

/** A number of which much is trouble, as it is stored; `parts` are the metrics of instances and endpoints. */
export const strain = (metric: string, parts: Readonly<Partial<Record<'instance' | 'endpoint', string>>> = {}) => ({
  expression: `avg(${metric})`,
  series: metric,
  worse: 'high' as const,
  ranks: {
    service: highest(metric),
    ...(parts.instance && { instance: highest(parts.instance) }),
    ...(parts.endpoint && { endpoint: highest(parts.endpoint) }),
  },
})

/** The last value of a number, or of the sum or the most of its labels. */
export const sign = (metric: string, over?: 'sum' | 'max' | 'avg') => {
  const series = over === undefined ? metric : `aggregate_labels(${metric},${over})`
  return { expression: `latest(${series})`, series }
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
