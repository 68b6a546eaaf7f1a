import type { Signals, Target } from './data'
import { nodeOf, nodeOfPod } from './hosts'
import type { Incident } from './incident'

/** What an effect may be aimed at, as far as this entity is concerned. */
export interface Aim {
  readonly service: string
  readonly system: string
  readonly profile: string
  /** Hosts and clusters do not share in what hits a load profile. */
  readonly host: boolean
  /** The node that it is, by its short name. */
  readonly node?: string
  /** The node that it runs on. */
  readonly on?: string
  readonly instance?: string
  readonly endpoint?: string
}

/** All that one incident does to one entity, summed; the factors of the load stay apart because they multiply. */
export interface Reach {
  readonly incident: Incident
  readonly loads: readonly number[]
  /** Those of the loads that are aimed at this entity or its system, not at a whole profile. */
  readonly aimed: readonly number[]
  readonly sat: number
  readonly err: number
  readonly latAdd: number
  readonly lag: number
  readonly cpu: number
  readonly mem: number
  /** What only its own metrics tell of. */
  readonly strains: Readonly<Record<Strain, number>>
}

export const STRAINS = ['net', 'evict', 'reject', 'disk', 'gone'] as const
/** Signals that are plain sums of effects. */
export type Strain = (typeof STRAINS)[number]

const hits = (target: Target, aim: Aim): boolean => {
  if ('system' in target) return target.system === aim.system
  if ('service' in target) return target.service === aim.service
  if ('profile' in target) return target.profile === aim.profile && !aim.host
  if ('instance' in target) return target.instance[0] === aim.service && target.instance[1] === aim.instance
  if ('instances' in target)
    return (
      aim.instance !== undefined && target.instances[0] === aim.service && target.instances[1].includes(aim.instance)
    )
  if ('endpoint' in target) return target.endpoint[0] === aim.service && target.endpoint[1] === aim.endpoint
  if ('topic' in target) return target.topic[0] === aim.system && target.topic[1] === aim.endpoint
  if ('node' in target) return aim.node !== undefined && nodeOfPod(target.node) === aim.node
  if ('nodeOf' in target) return aim.node !== undefined && nodeOf(target.nodeOf) === aim.node
  return false
}

const hitsEdge = (target: Target, source: string, dest: string): boolean =>
  'edge' in target && target.edge[0] === source && target.edge[1] === dest

/** The incidents that can reach an entity; an instance or endpoint has its service's effects and its own. */
export const reaching = (incidents: readonly Incident[], aim: Aim): readonly Reach[] =>
  reaches(
    incidents,
    (target) => hits(target, aim),
    (target) => aim.on !== undefined && hits(target, { ...aim, node: aim.on }),
  )

/** The incidents on the calls from one system to another. */
export const reachingEdge = (incidents: readonly Incident[], source: string, dest: string): readonly Reach[] =>
  reaches(incidents, (target) => hitsEdge(target, source, dest))

const nowhere = (): boolean => false

/** A full disk is that of all pods on the node; nothing else of a node is its pods'. */
function reaches(
  incidents: readonly Incident[],
  hit: (target: Target) => boolean,
  below: (target: Target) => boolean = nowhere,
): readonly Reach[] {
  return incidents.flatMap((incident) => {
    const effects = incident.data.effects.filter((effect) => hit(effect.target))
    const disk = incident.data.effects.reduce(
      (total, effect) => total + (hit(effect.target) || below(effect.target) ? (effect.disk ?? 0) : 0),
      0,
    )
    if (effects.length === 0 && disk === 0) return []
    const sum = (signal: Exclude<keyof Signals, 'load'>): number =>
      effects.reduce((total, effect) => total + (effect[signal] ?? 0), 0)
    return {
      incident,
      loads: effects.flatMap((effect) => effect.load ?? []),
      aimed: effects.flatMap((effect) => ('profile' in effect.target ? [] : (effect.load ?? []))),
      sat: sum('sat'),
      err: sum('err'),
      latAdd: sum('latAdd'),
      lag: sum('lag'),
      cpu: sum('cpu'),
      mem: sum('mem'),
      strains: { net: sum('net'), evict: sum('evict'), reject: sum('reject'), disk, gone: sum('gone') },
    }
  })
}

/** Factor of the load while an incident has strength `x`; a fall cannot go beyond its full depth. */
export const loadFactor = (load: number, x: number): number => 1 + (load - 1) * (load < 1 ? Math.min(1, x) : x)
