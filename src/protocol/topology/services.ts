import { answerOf } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'
import { CALL_FIELDS, graphOf, serviceNode, type Topology } from './graph'

const FIELDS = `nodes { id name type isReal layers } calls { ${CALL_FIELDS} }`

/**
 * Every call with an end on the layer, and both its ends: neighbours on other layers are nodes, calls between two of them are
 * not in it. `layer: null` is the map of everything; a layer that does not exist has an empty one.
 */
export const layerTopology: Operation<{ readonly layer: string | null; readonly duration: Duration }, Topology> = {
  name: 'layerTopology',
  document: `query LayerTopology($layer: String, $duration: Duration!) {
    getGlobalTopology(layer: $layer, duration: $duration) { ${FIELDS} }
  }`,
  needs: 'base',
  effort: 'map',
  decode: answerOf('getGlobalTopology', graphOf(serviceNode)),
}

/** Every call with an end in the set, and both its ends; calls between two neighbours of the set are not in it. */
export const servicesTopology: Operation<
  { readonly serviceIds: readonly string[]; readonly duration: Duration },
  Topology
> = {
  name: 'servicesTopology',
  document: `query ServicesTopology($serviceIds: [ID!]!, $duration: Duration!) {
    getServicesTopology(serviceIds: $serviceIds, duration: $duration) { ${FIELDS} }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getServicesTopology', graphOf(serviceNode)),
}
