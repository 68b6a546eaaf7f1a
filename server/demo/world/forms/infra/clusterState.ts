import type { InstanceData } from '@/layers/world'
import { workloadOf, workloadsIn, type Workload } from '../../labels/cluster'
import type { Combo } from '../../labels/combos'
import { isAway, troubleOf, type Trouble } from '../../labels/troubles'
import { uniform } from '../../hash'
import { modulo } from '../../life'
import type { Measured } from '../../measured'
import type { Family } from '../family'
import type { Amount } from '../latent'
import { rows, type Row } from '../lines'
import { plain, type Form } from '../reader'

const yes: Amount = () => 1
const no: Amount = () => 0
/** OAP keeps of a state only that it holds: there is no line of one that does not. */
const whenever = (holds: Amount): Amount => {
  return (minute) => (holds(minute) > 0 ? 1 : Number.NaN)
}

const lasting = ({ pods }: Workload): readonly InstanceData[] => pods.filter(({ life }) => life === undefined)

/** Workloads that a metric of a cluster or of one service is about. */
const workloads = ({ node: { data } }: Measured): readonly Workload[] =>
  data.layers.includes('K8S_SERVICE') ? [workloadOf(data)] : workloadsIn(data)

/** A node is ready all the time, and short of disk when an incident fills it. */
function conditions({ node }: Measured, name: string, labels: Combo): readonly Row[] {
  const subject = node.instanceSubject(name)
  const full: Amount = (minute) => (subject.strainAt('disk', minute) > 0.5 ? 1 : 0)
  const ready: Row = { combo: { ...labels, condition: 'Ready' }, value: yes }
  if (!subject.strained('disk')) return [ready]
  return [ready, { combo: { ...labels, condition: 'DiskPressure' }, value: whenever(full) }]
}

const stating =
  (of: (measured: Measured) => readonly Row[]): Form =>
  ({ measured, entry }) =>
    rows(of(measured), entry.labels ?? [])

interface Troubled {
  readonly workload: Workload
  readonly trouble: Trouble
}

const troubled = (measured: Measured): readonly Troubled[] =>
  workloads(measured).flatMap((workload) =>
    workload.pods.flatMap(({ name }) => {
      const trouble = troubleOf(name)
      return trouble ? [{ workload, trouble }] : []
    }),
  )

/** Lines that are there only while a pod is away. */
const meanwhile = (trouble: Trouble): Amount => {
  return (minute) => (isAway(trouble, minute) ? 1 : Number.NaN)
}

const ofContainers = (reason: (trouble: Trouble) => string) =>
  stating((measured) =>
    troubled(measured).map(({ workload, trouble }) => ({
      combo: { pod: trouble.pod, container: workload.name, reason: reason(trouble) },
      value: meanwhile(trouble),
    })),
  )
const waiting = ofContainers(() => 'ContainerCreating')
const terminated = ofContainers(({ reason }) => reason)

/** The phase that something is in. */
const phases = (labels: Combo, away: Amount): readonly Row[] => {
  const running: Row = { combo: { ...labels, phase: 'Running' }, value: whenever((minute) => 1 - away(minute)) }
  return away === no ? [running] : [running, { combo: { ...labels, phase: 'Pending' }, value: whenever(away) }]
}
const awayOf = (pods: readonly InstanceData[]): Amount => {
  const troubles = pods.flatMap(({ name }) => troubleOf(name) ?? [])
  return troubles.length === 0 ? no : (minute) => (troubles.some((one) => isAway(one, minute)) ? 1 : 0)
}

const replicas = stating((measured) =>
  workloads(measured).map((workload) => ({
    combo: { deployment: workload.name, namespace: workload.namespace },
    value: () => Math.max(1, lasting(workload).length),
  })),
)

const deployments = stating((measured) =>
  workloads(measured).flatMap(({ name, namespace }) =>
    ['Available', 'Progressing'].map((condition) => ({
      combo: { deployment: name, namespace, condition, status: 'true' },
      value: yes,
    })),
  ),
)

/** Pods that an incident takes away come back with one more restart. */
const restarts: Form = ({ measured, seed, rule }) => {
  const few = Math.floor(4 * uniform(seed, `restarts|${measured.key}`, 0) ** 2)
  const trouble = troubleOf(measured.instance?.data.name ?? '')
  if (!trouble) return plain(() => few)
  // Four weeks ago the pod was made anew.
  const since = (minute: number): number => modulo(trouble.life.latest(minute)?.from ?? 0, 28 * 1440)
  return plain((minute) => Math.min(rule.hi, few + Math.floor(since(minute) / trouble.period)))
}
export const clusterRestarts: Family = { k8s_service_pod_status_restarts_total: restarts }

/** What a cluster says of its nodes, workloads and pods: 1 for a state that holds. */
export const clusterState: Family = {
  k8s_cluster_node_status: stating((measured) =>
    measured.node.data.instances.flatMap(({ name }) => conditions(measured, name, { node: name })),
  ),
  k8s_node_node_status: stating((measured) => conditions(measured, measured.instance?.data.name ?? '', {})),
  k8s_cluster_deployment_spec_replicas: replicas,
  k8s_cluster_deployment_status: deployments,
  k8s_cluster_service_pod_status: stating((measured) =>
    workloads(measured).flatMap(({ name, namespace, pods }) =>
      phases({ service: `${name}.${namespace}` }, awayOf(pods)),
    ),
  ),
  k8s_service_pod_status: stating(({ node }) =>
    node.data.instances
      .filter(({ life }) => life === undefined)
      .flatMap((pod) => phases({ pod: pod.name }, awayOf([pod]))),
  ),
  k8s_cluster_pod_status_not_running: stating((measured) =>
    troubled(measured).map(({ trouble }) => ({
      combo: { pod: trouble.pod, phase: trouble.reason === 'Evicted' ? 'Failed' : 'Pending' },
      value: meanwhile(trouble),
    })),
  ),
  k8s_cluster_pod_status_waiting: waiting,
  k8s_service_pod_status_waiting: waiting,
  k8s_cluster_pod_status_terminated: terminated,
  k8s_service_pod_status_terminated: terminated,
}
