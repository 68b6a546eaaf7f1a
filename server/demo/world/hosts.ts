import type { ServiceData } from '@/layers/world'
import { entities } from './data'

/** Layers whose instances are nodes of a cluster. */
const CLUSTERS = ['K8S', 'AWS_EKS']

const short = (name: string): string => name.split('.')[0] ?? name
const attribute = (instance: ServiceData['instances'][number], name: string): string | undefined =>
  instance.attributes.find((one) => one.name === name)?.value

const pods = new Map(
  entities.services.flatMap(({ instances }) =>
    instances.flatMap((instance) => {
      const node = attribute(instance, 'node')
      return node === undefined ? [] : [[instance.name, short(node)] as const]
    }),
  ),
)

/** The node that a pod runs on, by its short name. */
export const nodeOfPod = (pod: string): string | undefined => pods.get(pod)

/** Nodes of the cluster are hosts of one kind, however they are looked at. */
const clusterNodes = new Set(pods.values())

export const isClusterNode = (node: string): boolean => clusterNodes.has(node)

/** The node of a pod, or that of a service's first pod. */
export function nodeOf(name: string): string | undefined {
  const first = entities.services.find((service) => service.name === name)?.instances[0]?.name
  return nodeOfPod(first ?? name)
}

/** The node that an entity is: a host of its own, or an instance of a cluster. Both tell the same of it. */
export function hostOf({ layers, shortName }: ServiceData, instance: string | undefined): string | undefined {
  if (layers.includes('OS_LINUX')) return shortName
  return instance !== undefined && layers.some((layer) => CLUSTERS.includes(layer)) ? short(instance) : undefined
}
