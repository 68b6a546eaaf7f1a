import { answerOf, list, object, optional, text } from '../decode'
import type { Operation } from '../operation'

export interface Endpoint {
  readonly id: string
  readonly name: string
}

export interface EndpointOfService extends Endpoint {
  readonly serviceId: string
  readonly serviceName: string
}

/**
 * By a part of the name, case sensitive on JDBC; no paging. Asked without a duration on purpose: OAP 10.2 to 11.0 loses
 * endpoints with traffic when it is given.
 */
export const findEndpoint: Operation<
  { readonly serviceId: string; readonly keyword: string; readonly limit: number },
  readonly Endpoint[]
> = {
  name: 'findEndpoint',
  document: `query FindEndpoint($serviceId: ID!, $keyword: String, $limit: Int!) {
    findEndpoint(serviceId: $serviceId, keyword: $keyword, limit: $limit) { id name }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('findEndpoint', list(object({ id: text, name: text }))),
}

export const getEndpointInfo: Operation<{ readonly endpointId: string }, EndpointOfService | null> = {
  name: 'getEndpointInfo',
  document: `query GetEndpointInfo($endpointId: ID!) {
    getEndpointInfo(endpointId: $endpointId) { id name serviceId serviceName }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getEndpointInfo', optional(object({ id: text, name: text, serviceId: text, serviceName: text }))),
}
