import type { Measured } from '../../measured'
import type { Form } from '../reader'
import { clusterRestarts } from './clusterState'
import { podUse } from './kubernetes'

/** What an instance is worth on its line of a metric of its service, where there is no metric of the instance. */
export const LINES: ReadonlyMap<string, Form> = new Map(
  [podUse, clusterRestarts].flatMap((family) => Object.entries(family)),
)

const FIRST = /^meter_activemq_cluster_gc_g1_/
const OTHERS = /^meter_activemq_cluster_gc_parallel_/

/** Whether an instance has a line at all: the two brokers of ActiveMQ collect their garbage in two ways. */
export function hasLine(metric: string, { instance }: Measured): boolean {
  const first = (instance?.index ?? 0) === 0
  return first ? !OTHERS.test(metric) : !FIRST.test(metric)
}
