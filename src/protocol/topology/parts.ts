import { answerOf } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'
import { CALL_FIELDS, graphOf, partNode, processNode, type PartNode, type ProcessNode, type Topology } from './graph'

const PART_FIELDS = `nodes { id name type isReal serviceId serviceName } calls { ${CALL_FIELDS} }`

/** Calls between the instances of exactly two services, in both directions. */
export const instanceTopology: Operation<
  { readonly clientServiceId: string; readonly serverServiceId: string; readonly duration: Duration },
  Topology<PartNode>
> = {
  name: 'instanceTopology',
  document: `query InstanceTopology($clientServiceId: ID!, $serverServiceId: ID!, $duration: Duration!) {
    getServiceInstanceTopology(
      clientServiceId: $clientServiceId, serverServiceId: $serverServiceId, duration: $duration
    ) { ${PART_FIELDS} }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getServiceInstanceTopology', graphOf(partNode)),
}

/** Who calls an endpoint and whom it calls; ask again with a neighbour's id to see further. */
export const endpointDependencies: Operation<
  { readonly endpointId: string; readonly duration: Duration },
  Topology<PartNode>
> = {
  name: 'endpointDependencies',
  document: `query EndpointDependencies($endpointId: ID!, $duration: Duration!) {
    getEndpointDependencies(endpointId: $endpointId, duration: $duration) { ${PART_FIELDS} }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getEndpointDependencies', graphOf(partNode)),
}

/** Calls of the processes of one instance; their peers outside it are nodes too. */
export const processTopology: Operation<
  { readonly serviceInstanceId: string; readonly duration: Duration },
  Topology<ProcessNode>
> = {
  name: 'processTopology',
  document: `query ProcessTopology($serviceInstanceId: ID!, $duration: Duration!) {
    getProcessTopology(serviceInstanceId: $serviceInstanceId, duration: $duration) {
      nodes { id name isReal serviceId serviceName serviceInstanceId serviceInstanceName } calls { ${CALL_FIELDS} }
    }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('getProcessTopology', graphOf(processNode)),
}
