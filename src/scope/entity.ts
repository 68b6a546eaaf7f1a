/** What a dashboard or a metric is about, in the words of stored templates. */
export const ENTITY_KINDS = [
  'All',
  'Service',
  'ServiceInstance',
  'Endpoint',
  'Process',
  'ServiceRelation',
  'ServiceInstanceRelation',
  'EndpointRelation',
  'ProcessRelation',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/**
 * OAP's `Entity` input by names. A missing `normal` makes the entity invalid to MQE: always give it with a service.
 * `scope` is left out: OAP takes it from the metric since 9.4.
 */
export interface Entity {
  readonly serviceName?: string
  readonly normal?: boolean
  readonly serviceInstanceName?: string
  readonly endpointName?: string
  readonly processName?: string
  readonly destServiceName?: string
  readonly destNormal?: boolean
  readonly destServiceInstanceName?: string
  readonly destEndpointName?: string
  readonly destProcessName?: string
}

/** The names each kind needs before a metric of that scope can be asked (mqe.md 12: an incomplete entity is silent or a misleading error). */
export const REQUIRED: Readonly<Record<EntityKind, readonly (keyof Entity)[]>> = {
  All: [],
  Service: ['serviceName', 'normal'],
  ServiceInstance: ['serviceName', 'normal', 'serviceInstanceName'],
  Endpoint: ['serviceName', 'normal', 'endpointName'],
  Process: ['serviceName', 'normal', 'serviceInstanceName', 'processName'],
  ServiceRelation: ['serviceName', 'normal', 'destServiceName', 'destNormal'],
  ServiceInstanceRelation: [
    'serviceName',
    'normal',
    'serviceInstanceName',
    'destServiceName',
    'destNormal',
    'destServiceInstanceName',
  ],
  EndpointRelation: ['serviceName', 'normal', 'endpointName', 'destServiceName', 'destNormal', 'destEndpointName'],
  ProcessRelation: [
    'serviceName',
    'normal',
    'serviceInstanceName',
    'processName',
    'destServiceName',
    'destNormal',
    'destServiceInstanceName',
    'destProcessName',
  ],
}

export const isComplete = (kind: EntityKind, entity: Entity): boolean =>
  REQUIRED[kind].every((name) => entity[name] !== undefined && entity[name] !== '')
