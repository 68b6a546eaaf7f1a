import type { Measured } from '../measured'

/** Of four commands three read; they are a little faster than the writes, so that together they make the mean. */
const READS = 0.75
const READ_TIME = 0.95
const WRITE_TIME = 1.15

/** The part of an entity's calls that a family of metrics counts. */
export function viewOf(metric: string, measured: Measured): Measured {
  if (/^cache_read_/.test(metric)) return { ...measured, calls: reads(measured), read: slower(measured, READ_TIME) }
  if (/^cache_write_/.test(metric)) {
    const read = reads(measured)
    return {
      ...measured,
      calls: (minute) => measured.calls(minute) - read(minute),
      read: slower(measured, WRITE_TIME),
    }
  }
  if (/^mq_(service|endpoint)_consume_/.test(metric)) return { ...measured, calls: consumed(measured) }
  if (/^service_mq_consume_/.test(metric)) return { ...measured, calls: received(measured) }
  for (const [pattern, share] of SHARES)
    if (pattern.test(metric)) return { ...measured, calls: partly(measured, share) }
  return measured
}

/** Protocols of a service's calls, and what a gateway to models has beside them; of those of the network HTTP is the rest. */
const DNS = 0.1
const KAFKA = 0.05
const SHARES: readonly (readonly [pattern: RegExp, share: number])[] = [
  [/^cilium_.*_dns_/, DNS],
  [/^cilium_.*_kafka_/, KAFKA],
  [/^cilium_.*_http_/, 1 - DNS - KAFKA],
  [/^meter_envoy_ai_gw_mcp_/, 0.3],
]

const partly =
  (measured: Measured, share: number) =>
  (minute: number): number =>
    Math.round(measured.calls(minute) * share)

const reads =
  (measured: Measured) =>
  (minute: number): number =>
    Math.round(measured.calls(minute) * READS)

const slower =
  (measured: Measured, factor: number): Measured['read'] =>
  (minute) => {
    const { load, saturation, errors, latency, lag } = measured.read(minute)
    return { load, saturation, errors, latency: latency * factor, lag }
  }

/** What consumers take from a broker, or from one of its topics. */
function consumed({ node, endpoint }: Measured): Measured['calls'] {
  const index = endpoint === undefined ? -1 : node.data.endpoints.indexOf(endpoint)
  return (minute) => {
    const total = node.outgoing.reduce((sum, call) => sum + call.count(minute), 0)
    return index < 0 ? total : node.endpointPart(total, index, minute)
  }
}

/** What a consumer gets from brokers. */
function received({ node }: Measured): Measured['calls'] {
  const calls = node.incoming.filter((call) => call.source.data.layers.includes('VIRTUAL_MQ'))
  return (minute) => calls.reduce((sum, call) => sum + call.count(minute), 0)
}
