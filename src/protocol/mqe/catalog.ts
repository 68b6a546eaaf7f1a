import type { EntityKind } from '@/scope/entity'

/** `catalog` of the metrics that a page of each kind shows, as `listMetrics` has it. */
export const CATALOGS: Readonly<Record<EntityKind, string>> = {
  All: 'SERVICE',
  Service: 'SERVICE',
  ServiceInstance: 'SERVICE_INSTANCE',
  Endpoint: 'ENDPOINT',
  Process: 'PROCESS',
  ServiceRelation: 'SERVICE_RELATION',
  ServiceInstanceRelation: 'SERVICE_INSTANCE_RELATION',
  EndpointRelation: 'ENDPOINT_RELATION',
  ProcessRelation: 'PROCESS_RELATION',
}
