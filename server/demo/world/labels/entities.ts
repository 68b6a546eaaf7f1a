import type { InstanceData } from '@/layers/world'
import type { CatalogueEntry } from '../data'
import type { Measured } from '../measured'
import { namespacesIn, podsOn, workloadOf, workloadsIn } from './cluster'

/** Labels whose lines are the instances' own values, of the metrics of a service. */
const OWNERS: Readonly<Record<string, (instance: InstanceData) => string>> = {
  service_instance_id: ({ name }) => name,
  node: ({ name }) => name,
  broker: ({ name }) => name,
  pod: ({ name }) => name,
  pod_name: ({ name }) => name,
  brokerIP: ({ attributes, name }) => attributes.find((one) => one.name === 'ipv4s')?.value ?? name,
  container_name: ({ name }) => roleOf(name).container,
}

/** The value of a label that says whose a line is; `null` for other labels. */
export const ownerOf = (key: string): ((instance: InstanceData) => string) | null => OWNERS[key] ?? null

/** Clusters name pods and nodes that are none of their instances' values. */
const CLUSTERS = ['K8S', 'AWS_EKS']

export const ownerKeys = ({ labels, layer }: CatalogueEntry): readonly string[] =>
  labels === undefined || CLUSTERS.includes(layer ?? '') ? [] : labels.filter((key) => key in OWNERS)

/** What a node of BanyanDB does. */
export function roleOf(instance: string): { readonly role: string; readonly type: string; readonly container: string } {
  if (instance.includes('liaison')) return { role: 'liaison', type: 'n/a', container: 'liaison' }
  const type = instance.includes('cold') ? 'cold' : 'hot'
  return { role: 'data', type, container: `data-${type}` }
}

const PROVIDERS: Readonly<Record<string, string>> = { claude: 'anthropic', gpt: 'openai', llama3: 'ollama' }
const providerOf = (model: string): string => PROVIDERS[model.split(/[-.]/)[0] ?? ''] ?? 'unknown'

/** A model stands for its provider, so that both have the same part of a gateway's calls. */
export const partKeyOf = (value: string): string => PROVIDERS[value.split(/[-.]/)[0] ?? ''] ?? value

type Names = (measured: Measured) => readonly string[] | undefined

const shortName = ({ node }: Measured): string => node.data.shortName.split('.')[0] ?? node.data.shortName
const instanceName = ({ instance }: Measured): string => instance?.data.name ?? ''
const instances: Names = ({ node }) => node.instances.map(({ data }) => data.name)

/** Values that an entity knows better than the lists of the specification. */
const NAMES: Readonly<Record<string, Names>> = {
  service_instance_id: (measured) => (measured.instance ? [instanceName(measured)] : instances(measured)),
  node: instances,
  broker: instances,
  datname: ({ node }) => node.data.databases,
  database: ({ node }) => node.data.databases,
  group: ({ node }) => node.data.groups,
  topic: ({ node }) => node.data.topics ?? (node.data.layers.includes('ROCKETMQ') ? node.data.endpoints : undefined),
  gen_ai_response_model: ({ node }) => node.data.models,
  gen_ai_provider_name: ({ node }) => node.data.models?.map(providerOf),
  pool_name: ({ node }) => node.data.pools,
  destinationName: ({ node }) => node.data.endpoints,
  destinationType: ({ endpoint }) => [endpoint?.endsWith('.out') === true ? 'Topic' : 'Queue'],
  flink_job_name: ({ node }) => node.data.endpoints,
  jobManager_node: (measured) => [`${shortName(measured)}-jobmanager-0`],
  route: ({ node }) => node.data.endpoints,
  member_state: ({ instance }) => [instance === undefined || instance.index === 0 ? 'PRIMARY' : 'SECONDARY'],
  node_role: (measured) => [roleOf(instanceName(measured)).role],
  node_type: (measured) => [roleOf(instanceName(measured)).type],
  // Queries arrive at one of BanyanDB's services, which are called like its catalogs.
  service: ({ node }) =>
    node.data.layers.includes('BANYANDB')
      ? ['measure', 'property', 'stream', 'trace']
      : workloadsIn(node.data).map(({ name, namespace }) => `${name}.${namespace}`),
  Service: ({ node }) => workloadsIn(node.data).map(({ name, namespace }) => `${name}.${namespace}`),
  Namespace: ({ node }) => namespacesIn(node.data),
  namespace: ({ node }) => [workloadOf(node.data).namespace],
  PodName: (measured) => podsOn(measured.node.data, instanceName(measured)),
  slot: () => ['0', '1', '2', '3', '4', '5', '6', '7'],
}

export const namesOf = (key: string, measured: Measured): readonly string[] | undefined => NAMES[key]?.(measured)
