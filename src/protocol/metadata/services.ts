import { answerOf, flag, list, listOrNone, object, optional, text, type Decoder } from '../decode'
import type { Operation } from '../operation'

export interface Service {
  readonly id: string
  /** Complete, `group::shortName` where there is a group. */
  readonly name: string
  readonly group: string
  readonly shortName: string
  readonly layers: readonly string[]
  /** False for a virtual service; `null` when the server does not say. */
  readonly normal: boolean | null
}

const service: Decoder<Service> = (value, path) => {
  const found = object({
    id: text,
    name: text,
    group: optional(text),
    shortName: optional(text),
    layers: listOrNone(text),
    normal: optional(flag),
  })(value, path)
  return { ...found, group: found.group ?? '', shortName: found.shortName ?? found.name }
}

export const SERVICE_FIELDS = `id name group shortName layers normal`

/** At most 5000; `layer: null` lists all. Same-name services are one entry. */
export const listServices: Operation<{ readonly layer: string | null }, readonly Service[]> = {
  name: 'listServices',
  document: `query ListServices($layer: String) { listServices(layer: $layer) { ${SERVICE_FIELDS} } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listServices', list(service)),
}

export const getService: Operation<{ readonly serviceId: string }, Service | null> = {
  name: 'getService',
  document: `query GetService($serviceId: String!) { getService(serviceId: $serviceId) { ${SERVICE_FIELDS} } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getService', optional(service)),
}

/** Finds normal services only. */
export const findService: Operation<{ readonly serviceName: string }, Service | null> = {
  name: 'findService',
  document: `query FindService($serviceName: String!) { findService(serviceName: $serviceName) { ${SERVICE_FIELDS} } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('findService', optional(service)),
}
