import { ofInstance } from '../../measured'
import type { Worth } from '../amounts'
import type { Amount } from '../latent'
import { valueOf } from '../reader'
import { beside, from, under, type Worths } from './kit'

/** Requests of the minute that were answered with a status of a kind: the same shares as their lines by status have. */
const answered =
  (all: string, part: (errors: number) => number): Worth =>
  (making) => {
    const requests = beside(making, all)
    const { measured } = making
    return requests && ((minute) => Math.min(making.rule.hi, requests(minute) * part(measured.read(minute).errors)))
  }

/** The sum over all brokers of what each says. */
const overBrokers =
  (metric: string): Worth =>
  ({ measured, of }) => {
    const parts = measured.node.instances.flatMap((instance): readonly (readonly [Amount, Amount])[] => {
      const one = ofInstance(instance)
      const reader = of(one, metric)
      return reader ? [[valueOf(reader), (minute) => (one.alive(minute) ? 1 : 0)]] : []
    })
    return (minute) => parts.reduce((sum, [value, is]) => sum + (is(minute) === 1 ? value(minute) : 0), 0)
  }

/** What passes through gateways and brokers in a minute or second. */
export const requests: Worths = {
  ...under(['meter_nginx_instance', 'meter_nginx_endpoint'], (of) => ({
    [`${of}_http_requests_increment`]: from([`${of}_http_requests`], ([each = 0]) => 60 * each),
    [`${of}_http_4xx_requests_increment`]: answered(`${of}_http_requests_increment`, (errors) => 0.01 + 0.3 * errors),
    [`${of}_http_5xx_requests_increment`]: answered(`${of}_http_requests_increment`, (errors) => 0.7 * errors),
  })),
  meter_rocketmq_cluster_total_producer_tps: overBrokers('meter_rocketmq_broker_produce_tps'),
  meter_rocketmq_cluster_total_consumer_tps: overBrokers('meter_rocketmq_broker_consume_qps'),
  // The process has a little more than what it hands out.
  meter_rabbitmq_node_process_resident_memory_bytes: from(
    ['meter_rabbitmq_node_allocated_total_bytes'],
    ([all = 0]) => 1.06 * all,
  ),
  meter_vm_sockets_used: from(['meter_vm_tcp_alloc', 'meter_vm_udp_inuse'], ([tcp = 0, udp = 0]) =>
    Math.min(9000, tcp + udp + 30),
  ),
}
