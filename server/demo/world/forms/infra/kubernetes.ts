import type { InstanceData } from '@/layers/world'
import { uniform } from '../../hash'
import { alive } from '../../life'
import { podsOn, workloadOf, workloadsIn, type Workload } from '../../labels/cluster'
import type { Family } from '../family'
import { cpuOf, memoryOf, type Amount } from '../latent'
import { plain, type Form, type Making } from '../reader'

const GIB = 2 ** 30
/** A node as it is bought, and what the system leaves of it: millicores and bytes. */
const NODE = { cpu: 8000, memory: 32 * GIB, storage: 100 * GIB }
const ALLOCATABLE = { cpu: 7910, memory: 31 * GIB, storage: 90 * GIB }

/** What a pod asks for and what it may use, the same for all of a workload: millicores and bytes. */
function claim(seed: number, { name, namespace }: Workload) {
  const u = (of: string): number => uniform(seed, `claim|${name}.${namespace}|${of}`, 0)
  const cpu = Math.round(100 + 60 * u('cpu'))
  const memory = Math.round(192 + 128 * u('memory')) * 2 ** 20
  return { requests: { cpu, memory }, limits: { cpu: Math.round(1.4 * cpu), memory: 2 * memory } }
}

type Resource = 'cpu' | 'memory'
type Bound = 'requests' | 'limits'

const lasting = ({ pods }: Workload): readonly InstanceData[] => pods.filter(({ life }) => life === undefined)

/** Of all pods that a node, a cluster or a service has. */
function claimed({ seed, measured: { node, instance } }: Making, bound: Bound, resource: Resource): number {
  if (node.data.layers.includes('K8S_SERVICE')) {
    const workload = workloadOf(node.data)
    return lasting(workload).length * claim(seed, workload)[bound][resource]
  }
  const here = instance ? new Set(podsOn(node.data, instance.data.name)) : null
  return workloadsIn(node.data).reduce((sum, workload) => {
    const pods = lasting(workload).filter(({ name }) => here?.has(name) ?? true)
    return sum + pods.length * claim(seed, workload)[bound][resource]
  }, 0)
}

const constant =
  (value: (making: Making) => number): Form =>
  (making) => {
    const fixed = Math.round(value(making))
    return plain(() => fixed)
  }

/** Nodes that an entity is or has. */
const nodes = ({ measured: { node, instance } }: Making): number => (instance ? 1 : Math.max(1, node.instances.length))
const capacity = (amounts: typeof NODE, which: keyof typeof NODE): Form =>
  constant((making) => nodes(making) * amounts[which])
const bound = (which: Bound, resource: Resource): Form => constant((making) => claimed(making, which, resource))

const inCluster = (count: (workloads: readonly Workload[], making: Making) => number): Form =>
  constant((making) => count(workloadsIn(making.measured.node.data), making))
const podCount = (workloads: readonly Workload[]): number =>
  workloads.reduce((sum, workload) => sum + lasting(workload).length, 0)
/** Stores and brokers are stateful. */
const STATEFUL = /^(mysql|postgres|clickhouse|mongo|es|redis|kafka|rocketmq|rabbit|pulsar|bookkeeper|amq|banyandb)-/
const stateful = ({ name }: Workload): boolean => STATEFUL.test(name)
const DAEMONS = 4

/** What a pod uses is a share of what it may use. */
const used =
  (resource: Resource, share: (making: Making) => Amount): Form =>
  (making) => {
    const most = claim(making.seed, workloadOf(making.measured.node.data)).limits[resource]
    const part = share(making)
    return plain((minute) => Math.round(most * part(minute)))
  }

const running: Form = ({ measured: { node } }) =>
  plain((minute) => node.instances.reduce((sum, { life }) => sum + (alive(life, minute) ? 1 : 0), 0))

/** Nodes, workloads and pods: the same things counted wherever one looks. */
export const kubernetes: Family = {
  ...Object.fromEntries(
    ['k8s_cluster', 'k8s_node'].flatMap((of) => [
      [`${of}_cpu_cores`, capacity(NODE, 'cpu')],
      [`${of}_cpu_cores_allocatable`, capacity(ALLOCATABLE, 'cpu')],
      [`${of}_memory_total`, capacity(NODE, 'memory')],
      [`${of}_memory_allocatable`, capacity(ALLOCATABLE, 'memory')],
      [`${of}_storage_total`, capacity(NODE, 'storage')],
      [`${of}_storage_allocatable`, capacity(ALLOCATABLE, 'storage')],
    ]),
  ),
  ...Object.fromEntries(
    ['k8s_cluster', 'k8s_node', 'k8s_service'].flatMap((of) => [
      [`${of}_cpu_cores_requests`, bound('requests', 'cpu')],
      [`${of}_cpu_cores_limits`, bound('limits', 'cpu')],
      [`${of}_memory_requests`, bound('requests', 'memory')],
      [`${of}_memory_limits`, bound('limits', 'memory')],
    ]),
  ),
  k8s_cluster_node_total: constant(nodes),
  k8s_cluster_namespace_total: inCluster((all) => new Set(all.map(({ namespace }) => namespace)).size),
  k8s_cluster_service_total: inCluster((all) => all.length),
  k8s_cluster_deployment_total: inCluster((all) => all.filter((one) => !stateful(one)).length),
  k8s_cluster_statefulset_total: inCluster((all) => all.filter(stateful).length),
  k8s_cluster_daemonset_total: constant(() => DAEMONS),
  k8s_cluster_pod_total: inCluster(podCount),
  k8s_cluster_container_total: inCluster(
    (all) => podCount(all) + podCount(all.filter(({ namespace }) => namespace === 'stage')),
  ),
  k8s_node_pod_total: constant(
    ({ measured: { node, instance } }) => podsOn(node.data, instance?.data.name ?? '').length,
  ),
  k8s_service_pod_total: running,
}

/** What a pod uses, for the lines of its service. */
export const podUse: Readonly<Record<string, Form>> = {
  k8s_service_pod_cpu_usage: used('cpu', ({ measured }) => cpuOf(measured)),
  k8s_service_pod_memory_usage: used('memory', ({ measured }) => memoryOf(measured)),
}
