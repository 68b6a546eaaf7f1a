import { answerOf, list, object, text } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'
import type { Endpoint } from './endpoints'

/** A service by name; the layer decides whether it is a normal one, without a layer it is. */
export interface ServiceCondition {
  readonly serviceName: string
  readonly layer: string | null
}

/** As `findEndpoint`, for a page that knows names only. */
export const findEndpointByName: Operation<
  { readonly service: ServiceCondition; readonly keyword: string; readonly limit: number },
  readonly Endpoint[]
> = {
  name: 'findEndpointByName',
  document: `query FindEndpointByName($service: ServiceCondition!, $keyword: String, $limit: Int!) {
    findEndpointByName(service: $service, keyword: $keyword, limit: $limit) { id name }
  }`,
  needs: 'by-name',
  effort: 'list',
  decode: answerOf('findEndpointByName', list(object({ id: text, name: text }))),
}

export const listInstancesByName: Operation<
  { readonly service: ServiceCondition; readonly duration: Duration },
  readonly { readonly id: string; readonly name: string }[]
> = {
  name: 'listInstancesByName',
  document: `query ListInstancesByName($service: ServiceCondition!, $duration: Duration!) {
    listInstancesByName(service: $service, duration: $duration) { id name }
  }`,
  needs: 'by-name',
  effort: 'list',
  decode: answerOf('listInstancesByName', list(object({ id: text, name: text }))),
}
