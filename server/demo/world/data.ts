import type { CallData, EndpointCallData, ServiceData } from '@/layers/world'
import catalogueText from './data/catalogue.json?raw'
import entitiesText from './data/entities.json?raw'
import incidentsText from './data/incidents.json?raw'
import metricsText from './data/metrics.json?raw'

/** Added times the strength of the incident, except `load`, which multiplies. */
export interface Signals {
  readonly load?: number
  readonly sat?: number
  readonly err?: number
  /** Milliseconds. */
  readonly latAdd?: number
  readonly lag?: number
  readonly net?: number
  readonly mem?: number
  readonly cpu?: number
  readonly evict?: number
  readonly reject?: number
  readonly disk?: number
  /** The instance is away. */
  readonly gone?: number
}

export type Target =
  | { readonly system: string }
  | { readonly service: string }
  | { readonly profile: string }
  | { readonly instance: readonly [service: string, instance: string] }
  | { readonly instances: readonly [service: string, instances: readonly string[]] }
  | { readonly endpoint: readonly [service: string, endpoint: string] }
  | { readonly topic: readonly [system: string, name: string] }
  | { readonly edge: readonly [system: string, system: string] }
  | { readonly node: string }
  | { readonly nodeOf: string }

export interface IncidentData {
  readonly id: string
  readonly schedule: { readonly periodMinutes: number; readonly phaseMinutes: number; readonly lengthMinutes: number }
  readonly shape:
    | {
        readonly kind?: undefined
        readonly at: number
        readonly rise: number
        readonly hold: number
        readonly fall: number
      }
    | { readonly kind: 'ramp'; readonly at: number; readonly rampUntil: number; readonly drop: number }
  readonly severity: { readonly min: number; readonly max: number }
  readonly effects: readonly (Signals & { readonly target: Target })[]
  /** Instances that exist only from one offset to another; together they take `weight` of the calls. */
  readonly instances?: {
    readonly create: readonly string[]
    readonly fromOffset: number
    readonly toOffset: number
    readonly weight: number
  }
  readonly records: readonly RecordData[]
  readonly traces: readonly TraceMark[]
  readonly gaps?: readonly {
    readonly service: string
    readonly instance: string
    readonly fromOffset: number
    readonly toOffset: number
  }[]
  readonly alarms: readonly AlarmData[]
  readonly logs: readonly LogData[]
  readonly events: readonly EventData[]
  readonly flame: readonly FlameHint[]
}

/** What a profile of the incident finds: a path of frames that has a share of all. */
export interface FlameHint {
  readonly kind: 'trace-profiling' | 'async-profiler' | 'pprof' | 'ebpf-on-cpu' | 'ebpf-off-cpu'
  readonly service?: string
  readonly endpoint?: string
  readonly event?: string
  readonly hot: readonly string[]
  readonly share: number
}

/** Lines that an incident adds: those of a service, or of a pod's container that no agent sends. */
export interface LogData {
  readonly service?: string
  /** Only on these. */
  readonly instances?: readonly string[]
  /** Empty for none. */
  readonly level: string
  /** At strength 1. */
  readonly perMinute: number
  /** Not before this minute of the occurrence. */
  readonly fromOffset?: number
  readonly contentType: 'TEXT' | 'JSON' | 'YAML'
  /** `{n}` and other words stand for something drawn or measured. */
  readonly template: string
  /** They hang on spans of traces. */
  readonly withTrace?: boolean
  readonly tags?: Readonly<Record<string, string>>
}

/** What an alarm rule says while an incident lasts; offsets are minutes since the phase of the incident. */
export interface AlarmData {
  readonly rule: string
  readonly scope: 'Service' | 'ServiceInstance' | 'Endpoint' | 'ServiceRelation'
  /** A service, or a service and its part, or the two services of a relation. */
  readonly entity: string | readonly [service: string, other: string]
  readonly name: string
  readonly fireOffset: number
  readonly recoverOffset: number
  /** `{name}` stands for the name of the entity. */
  readonly message: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}

export interface AlarmRule {
  readonly id: string
  readonly expression: string
  /** Minutes. */
  readonly period: number
  readonly silencePeriod: number
  readonly recoveryObservationPeriod: number
  /** The entities it looks at, by OAP's names of them. */
  readonly includeNames: readonly string[]
}

/** `{k}` stands for the number of the occurrence, `{node of x}` for the node of a pod. */
export interface EventData {
  readonly name: string
  readonly type: 'Normal' | 'Error'
  readonly startOffset: number
  readonly endOffset: number
  readonly layer: string
  readonly source: { readonly service: string; readonly serviceInstance: string; readonly endpoint: string }
  readonly message: string
  readonly parameters: Readonly<Record<string, string>>
}

/** What an incident adds to the sampled records of an entity. */
export interface RecordData {
  readonly metric: string
  /** A store; absent for records of a relation. */
  readonly service?: string
  readonly perMinute: number
  /** `{n}` stands for a drawn number. */
  readonly statement?: string
  readonly caller?: string
  readonly ms: readonly [least: number, most: number]
}

/** What an incident does to a share of a flow's traces: a slow span, or an error. */
export interface TraceMark {
  readonly flow: string
  readonly share: number
  readonly slow?: {
    readonly service: string
    readonly operation: string
    readonly ms?: readonly [least: number, most: number]
    /** Waits so long in the queue. */
    readonly queueMs?: readonly [least: number, most: number]
    /** It is the service's own work, not what it waits for. */
    readonly selfTime?: boolean
    readonly attachedEvents?: readonly string[]
  }
  readonly error?: {
    readonly service: string
    /** Only on these. */
    readonly instance?: readonly string[]
    readonly operation: string
    readonly status: number
    readonly exception: string
  }
}

/** A way that requests take: where it begins (`service endpoint`) and whom it passes. */
export interface TraceFlow {
  readonly id: string
  readonly entry: string
  readonly path: readonly string[]
  readonly zipkin?: boolean
}

export interface RoutineEvent {
  readonly event: string
  readonly type: 'Normal' | 'Error'
  readonly layer: string
  readonly message: string
  readonly periodMinutes: number
  readonly phaseMinutes: number
  readonly lengthMinutes: number
  readonly service: string
  readonly instance?: string
  /** The instance reports nothing meanwhile. */
  readonly gap?: boolean
}

export interface RuleData {
  readonly id: string
  readonly match: string
  /** Regular expression on the catalogue's layer. */
  readonly layer?: string
  readonly form: string
  readonly driver: string
  readonly lo: number
  readonly hi: number
}

/**
 * Values of a label: one list for all metrics, or lists by a pattern on the metric's name. Words where the values are
 * names of entities.
 */
export type LabelData = readonly string[] | string | Readonly<Record<string, readonly string[] | string>>

export interface CatalogueEntry {
  readonly name: string
  readonly kind: 'OAL' | 'MAL' | 'RECORD'
  readonly scope: string
  readonly type: 'REGULAR_VALUE' | 'LABELED_VALUE' | 'HEATMAP' | 'SAMPLED_RECORD'
  readonly typeBefore11?: CatalogueEntry['type']
  /** OAL's function or MAL's downsampling. */
  readonly fold?: string
  readonly layer?: string
  readonly labels?: readonly string[]
  /** The storage keeps attribute columns: `attr0` is the layer. */
  readonly attributes?: boolean
  /** First version that has it, of those it distinguishes. */
  readonly since?: number
  /** First version without it. */
  readonly removed?: number
}

interface Entities {
  readonly services: readonly ServiceData[]
  readonly calls: readonly CallData[]
  readonly endpointCalls: readonly EndpointCallData[]
}
interface Incidents {
  readonly meta: { readonly defaultSeed: number }
  readonly incidents: readonly IncidentData[]
  readonly alarmRules: readonly AlarmRule[]
  readonly routineEvents: readonly RoutineEvent[]
  readonly traceFlows: readonly TraceFlow[]
  /** Of continuous profiling. */
  readonly continuousPolicies: readonly { readonly service: string }[]
  readonly checks: {
    readonly hash: readonly { readonly key: string; readonly t: number; readonly u: number }[]
    readonly signals: readonly {
      readonly minute: number
      readonly service: string
      readonly instance: string | null
      readonly endpoint: string | null
      readonly L: number
      readonly S: number
      readonly E: number
      readonly lat: number
    }[]
  }
}

export const entities: Entities = JSON.parse(entitiesText)
export const incidents: Incidents = JSON.parse(incidentsText)
const metricsData = JSON.parse(metricsText) as { rules: RuleData[]; labels: Record<string, LabelData> }
export const rules: readonly RuleData[] = metricsData.rules
/** By the key of the label. */
export const labelData: Readonly<Record<string, LabelData>> = metricsData.labels
export const catalogue: readonly CatalogueEntry[] = (JSON.parse(catalogueText) as { metrics: CatalogueEntry[] }).metrics
