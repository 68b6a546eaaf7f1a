import type { EntityKind } from '@/scope/entity'

/** Abbreviations that people say otherwise, and such as are written in capitals. */
const SAID: Readonly<Record<string, string>> = {
  cpm: 'load',
  sla: 'success',
  'resp time': 'response time',
  pv: 'page views',
  percentile: 'response time',
  rt: 'response time',
}
const CAPITALS: ReadonlySet<string> = new Set(
  'api cpu db dns gc gpu grpc http id io ip isr jvm jmx mcp mq oap os qps rpc rps sql ssl tcp tls tps ttl udp ui url vm'.split(
    ' ',
  ),
)

/** What a metric's name begins with, besides the words of its layer. */
const SCOPES: Readonly<Partial<Record<EntityKind, readonly string[]>>> = {
  All: ['service'],
  Service: ['service', 'cluster'],
  ServiceInstance: ['service_instance', 'instance', 'node'],
  Endpoint: ['endpoint'],
  Process: ['process'],
  ServiceRelation: ['service_relation', 'service'],
  ServiceInstanceRelation: ['service_instance_relation', 'service_instance'],
  EndpointRelation: ['endpoint_relation', 'endpoint'],
  ProcessRelation: ['process_relation', 'process'],
}

/**
 * A metric in words: `meter_turnstile_gate_open_count` of the layer whose metrics begin with `turnstile` is "Gate open count".
 * Never empty. `noun`: what the layer calls one of this kind, which its page need not say.
 */
export function wordsOf(metric: string, prefixes: readonly string[], kind: EntityKind, noun = ''): string {
  let rest = metric.replace(/^(meter_|top_n_)/, '')
  for (const known of [longestOf(rest, prefixes), longestOf(without(rest, prefixes), [...(SCOPES[kind] ?? []), noun])])
    if (known !== null) rest = rest.slice(known.length + 1)
  return sentence(rest === '' ? metric : rest)
}

const without = (name: string, prefixes: readonly string[]): string => {
  const known = longestOf(name, prefixes)
  return known === null ? name : name.slice(known.length + 1)
}

/** A name that is nothing but the prefix keeps it. */
function longestOf(name: string, prefixes: readonly string[]): string | null {
  const fitting = prefixes.filter((prefix) => name.startsWith(`${prefix}_`) && name.length > prefix.length + 1)
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}

function sentence(name: string): string {
  const said = name
    .split('_')
    .filter((word) => word !== '')
    .join(' ')
    .replace(/\b(resp time|cpm|sla|pv|percentile|rt)$/, (word) => SAID[word] ?? word)
  const words = said.split(' ').map((word) => (CAPITALS.has(word) ? word.toUpperCase() : word))
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
