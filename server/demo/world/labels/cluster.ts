import type { InstanceData, ServiceData } from '@/layers/world'
import { entities } from '../data'

/** What runs in a cluster: workloads, each with its namespace and pods. */
export interface Workload {
  readonly name: string
  readonly namespace: string
  readonly pods: readonly InstanceData[]
}

const attribute = ({ attributes }: InstanceData, name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value

/** `storefront.box-office` as workload and namespace. */
export function workloadOf({ shortName, instances }: ServiceData): Workload {
  const [name = shortName, namespace = 'default'] = shortName.split('.')
  return { name, namespace, pods: instances }
}

const groupOf = ({ system }: ServiceData): string => (system === 'cluster' ? 'plover-prod' : 'plover-dr')
const memo = new Map<string, readonly Workload[]>()

/** All workloads of a cluster, whichever layer looks at it. */
export function workloadsIn(cluster: ServiceData): readonly Workload[] {
  const group = groupOf(cluster)
  const known = memo.get(group)
  if (known) return known
  const found = entities.services
    .filter((service) => service.layers.includes('K8S_SERVICE') && service.group === group)
    .map(workloadOf)
  memo.set(group, found)
  return found
}

/** Names of the lasting pods on a node. */
export const podsOn = (cluster: ServiceData, node: string): readonly string[] =>
  workloadsIn(cluster).flatMap(({ pods }) =>
    pods.filter((pod) => pod.life === undefined && attribute(pod, 'node') === node).map(({ name }) => name),
  )

export const namespacesIn = (cluster: ServiceData): readonly string[] => [
  ...new Set(workloadsIn(cluster).map(({ namespace }) => namespace)),
]
