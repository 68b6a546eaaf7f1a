import { uniform } from '../../hash'
import { podsOn, workloadsIn } from '../../labels/cluster'
import { signalOf, type Amount } from '../latent'
import type { Family } from '../family'
import { plain, type Form, type Making } from '../reader'
import { lined } from './lined'

/** Of the open connections of a gateway; those that write are the rest. */
const PARTS: Readonly<Record<string, number>> = { reading: 0.04, waiting: 0.6 }

/** Connections by state: those that are open are the sum of what they do. */
function connections({ measured, seed, entry }: Making, state: string | undefined): Amount {
  const load = signalOf(measured, 'Ln')
  const most = 1800 * (0.9 + 0.2 * uniform(seed, `${measured.key}${entry.name}`, 0))
  const active: Amount = (minute) => Math.round(most * (load?.(minute) ?? 0))
  const part =
    (name: string): Amount =>
    (minute) =>
      Math.floor((PARTS[name] ?? 0) * active(minute))
  switch (state) {
    case 'active':
      return active
    case 'reading':
    case 'waiting':
      return part(state)
    case 'writing':
      return (minute) => active(minute) - part('reading')(minute) - part('waiting')(minute)
    default:
      // All that came in the minute were taken.
      return (minute) => Math.round(1.4 * active(minute))
  }
}
const byState = lined((making, { state }) => connections(making, state))

const MIB = 2 ** 20
/** A dictionary that the workers of a gateway share: its size, and what is taken of it. */
function dictionary(making: Making, name: string | undefined): { readonly size: number; readonly used: Amount } {
  const { measured, seed } = making
  const size = name === 'kong_db_cache' || name === 'prometheus-metrics' ? 128 * MIB : 5 * MIB
  const share = 0.15 + 0.5 * uniform(seed, `dict|${measured.key}|${name ?? ''}`, 0)
  return { size, used: () => Math.round(size * share) }
}
const capacity = lined(
  (making, { name, shared_dict: dict }) =>
    () =>
      dictionary(making, name ?? dict).size,
)
const taken = lined((making, { name, shared_dict: dict }) => dictionary(making, name ?? dict).used)
const left = lined((making, { name, shared_dict: dict }) => {
  const { size, used } = dictionary(making, name ?? dict)
  return (minute) => size - used(minute)
})

/** Pods that run in a part of a cluster. */
const podsIn = (making: Making, inside: (namespace: string, service: string) => boolean): number =>
  workloadsIn(making.measured.node.data)
    .filter(({ name, namespace }) => inside(namespace, `${name}.${namespace}`))
    .reduce((sum, { pods }) => sum + pods.filter(({ life }) => life === undefined).length, 0)

const constant =
  (value: (making: Making) => number): Form =>
  (making) => {
    const fixed = value(making)
    return plain(() => fixed)
  }

/** Yellow while a node is away; never red. */
const health = lined(({ measured }, { color }) => {
  const gone = signalOf(measured, 'gone')
  if (color === 'red') return () => 0
  return (minute) => ((gone?.(minute) ?? 0) > 0 === (color === 'yellow') ? 1 : 0)
})

/** A sidecar knows no healthy member of a cluster whose route was rejected. */
const members = lined(({ measured }, { cluster_name: cluster }) => {
  const reject = signalOf(measured, 'reject')
  const count = cluster === 'xds-grpc' || cluster === 'inbound|8080||' ? 1 : 2
  return (minute) => (count === 2 && (reject?.(minute) ?? 0) > 0.5 ? 0 : count)
})

/** Gateways, and clusters as Amazon sees them. */
export const gateways: Family = {
  meter_nginx_instance_http_connections: byState,
  meter_kong_instance_nginx_connections_total: byState,
  meter_apisix_instance_http_connections: byState,
  meter_apisix_instance_shared_dict_capacity_bytes: capacity,
  meter_apisix_instance_shared_dict_free_space_bytes: left,
  meter_kong_instance_shared_dict_total_bytes: capacity,
  meter_kong_instance_shared_dict_bytes: taken,
  meter_elasticsearch_cluster_health_status: health,
  envoy_cluster_membership_healthy: members,
  eks_cluster_node_count: constant(({ measured }) => measured.node.instances.length),
  eks_cluster_failed_node_count: constant(() => 0),
  eks_cluster_namespace_count: lined((making, { Namespace: name }) => {
    const pods = podsIn(making, (namespace) => namespace === name)
    return () => pods
  }),
  eks_cluster_service_count: lined((making, { Service: name }) => {
    const pods = podsIn(making, (_, service) => service === name)
    return () => pods
  }),
  eks_cluster_node_pod_number: constant(
    ({ measured: { node, instance } }) => podsOn(node.data, instance?.data.name ?? '').length,
  ),
}
