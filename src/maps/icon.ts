import type { IconName } from '@/components/icons'
import type { Spot } from './graph'
import type { MapLayer } from './layers'
import { isOutside } from './rounds'

/** Roles of components that no layer tells; the first that matches. */
const ROLES: readonly (readonly [RegExp, IconName])[] = [
  [/redis|jedis|lettuce|memcache|aerospike|ehcache|hazelcast|ignite/i, 'cache'],
  [/kafka|rabbit|rocketmq|pulsar|activemq|nats|amqp|queue|mqtt/i, 'queue'],
  [
    /sql|oracle|mongo|cassandra|elastic|click\s?house|h2|mariadb|derby|influx|dameng|neo4j|hbase|jdbc|database/i,
    'database',
  ],
  [/nginx|apisix|kong|gateway|envoy|zuul|openresty|proxy|f5/i, 'gateway'],
  [/browser|ajax|javascript|mini_?program/i, 'browser'],
  [/lambda|function|openfunction|faas/i, 'function'],
  [/openai|anthropic|gemini|bedrock|ollama|llm|gen_?ai/i, 'model'],
]

/** The role drawn in the disc: that of its layer, else that of its component. */
export function iconOf(spot: Pick<Spot, 'type' | 'name' | 'isReal' | 'layers'>, layer: MapLayer | null): IconName {
  if (isOutside(spot)) return 'user'
  if (layer !== null && layer.icon !== 'service') return layer.icon
  if (layer !== null && spot.isReal) return 'service'
  return ROLES.find(([pattern]) => pattern.test(spot.type))?.[1] ?? 'service'
}
