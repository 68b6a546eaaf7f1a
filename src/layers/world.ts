/**
 * What a layer gives to the demo's world, as data. A layer exists in the demo when its folder has a `world.ts` that exports
 * `world: LayerWorld`; only the server reads these files.
 */
export interface LayerWorld {
  /** OAP's name of the layer. Services of the world that carry it are listed under it. */
  readonly layer: string
  /** The metrics its entities report; a metric that no entry matches is known to the server but never has a value. */
  readonly metrics: readonly Reported[]
  /** Services, calls and endpoint calls that the world of the specification does not have. */
  readonly services?: readonly ServiceData[]
  readonly calls?: readonly CallData[]
  readonly endpointCalls?: readonly EndpointCallData[]
  /** What is asked of its stores, for their sampled records. */
  readonly statements?: readonly StatementData[]
}

/** A statement or command that one service sends to one store. */
export interface StatementData {
  /** The sampled records that it is found in, such as `top_n_database_statement`. */
  readonly metric: string
  readonly store: string
  readonly caller: string
  /** `{n}` stands for a number that every record draws anew. */
  readonly text: string
}

export interface Reported {
  /** On the metric's name. */
  readonly match: RegExp
  /** Who reports it; of a relation this is the called service. Absent: everyone of the layer. */
  readonly only?: (who: Reporter) => boolean
  /** Which endpoints report it. */
  readonly endpoint?: (name: string) => boolean
}

/** What decides whether a service has a metric. */
export interface Reporter {
  readonly service: ServiceData
  /** Layers of the services that call it. */
  readonly calledBy: ReadonlySet<string>
  /** A policy of continuous profiling watches its processes. */
  readonly watched: boolean
}

export interface ServiceData {
  readonly name: string
  readonly group: string
  readonly shortName: string
  readonly layers: readonly string[]
  readonly normal: boolean
  /** One logical system in all layers: an incident reaches all its services. */
  readonly system: string
  readonly component: string
  readonly language?: string
  readonly profile?: Profile
  readonly latencyMs?: number
  readonly sat0?: number
  readonly satPerLoad?: number
  readonly err0?: number
  /** Calls a minute at load 1. */
  readonly baseCpm: number
  readonly life?: ServiceLife
  /** Its JVMs report through Micrometer too. */
  readonly micrometer?: boolean
  /** Of a database server: the databases on it. */
  readonly databases?: readonly string[]
  /** Of a broker: the consumer groups on it. */
  readonly groups?: readonly string[]
  /** Of a broker without endpoints: its topics. */
  readonly topics?: readonly string[]
  /** Of a gateway to models: those behind it. */
  readonly models?: readonly string[]
  /** Of a scheduler: its pools. */
  readonly pools?: readonly string[]
  /** Name of its pool of database connections. */
  readonly datasource?: string
  /** Names of its thread pools, where they are not the usual two. */
  readonly threadPools?: readonly string[]
  /** Runs on JDK 8. */
  readonly jdk8?: boolean
  /** Its garbage collector, where that is not G1. */
  readonly gc?: 'ZGC'
  readonly instances: readonly InstanceData[]
  readonly endpoints: readonly string[]
}

export type Profile = 'shop' | 'doors' | 'batch' | 'flat'

/** Minutes of UTC. `periodic` repeats every few days; `rolling` is a new service every half day, `{k}` in its names. */
export type ServiceLife =
  | {
      readonly kind: 'periodic'
      readonly periodDays: number
      readonly dayIndex: number
      readonly fromMinuteOfDay: number
      readonly toMinuteOfDay: number
      readonly listedMinutes: number
    }
  | {
      readonly kind: 'rolling'
      readonly everyMinutes: number
      readonly liveMinutes: number
      readonly listedMinutes: number
    }

export interface InstanceData {
  readonly name: string
  readonly language: string
  readonly attributes: readonly Attribute[]
  readonly processes: readonly ProcessData[]
  /** `incident:<id>`: exists only while that incident runs. */
  readonly life?: string
}

export interface ProcessData {
  readonly name: string
  readonly detectType: string
  readonly labels: readonly string[]
  readonly attributes: readonly Attribute[]
}

export interface Attribute {
  readonly name: string
  readonly value: string
}

export type DetectPoint = 'CLIENT' | 'SERVER' | 'PROXY'

export interface CallData {
  readonly layer: string
  readonly source: string
  readonly target: string
  /** Of two services with the target's name the virtual one. */
  readonly targetNormal?: false
  /** Calls a minute at load 1. */
  readonly cpm: number
  readonly sourceComponents: readonly string[]
  readonly targetComponents: readonly string[]
  readonly detectPoints: readonly DetectPoint[]
}

export interface EndpointCallData {
  readonly source: string
  readonly sourceEndpoint: string
  readonly target: string
  readonly targetEndpoint: string
  readonly cpm: number
}
