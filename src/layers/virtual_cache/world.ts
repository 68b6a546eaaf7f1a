import type { LayerWorld, StatementData } from '../world'

const SESSION = 'redis-session.data.svc.cluster.local:6379'
const PRICING = 'redis-pricing.data.svc.cluster.local:6379'

const command =
  (metric: string) =>
  (store: string, caller: string, text: string): StatementData => ({
    metric,
    store,
    caller: `plover::${caller}`,
    text,
  })
const reads = command('top_n_cache_read_command')
const writes = command('top_n_cache_write_command')

/** Caches as their callers see them: all commands, and reads and writes apart. */
export const world: LayerWorld = {
  layer: 'VIRTUAL_CACHE',
  metrics: [{ match: /^cache_(access|read|write)_(cpm|resp_time|sla|percentile)$/ }],
  statements: [
    reads(SESSION, 'seatmap', 'GET seat:{n}'),
    reads(SESSION, 'seatmap', 'MGET seat:{n} seat:{n} seat:{n} seat:{n}'),
    reads(SESSION, 'storefront', 'HGETALL session:{n}'),
    reads(SESSION, 'catalog', 'GET event:{n}'),
    reads(SESSION, 'promo', 'GET promo:{n}'),
    reads(PRICING, 'pricing', 'GET fee:{n}'),
    reads(PRICING, 'pricing', 'MGET fee:{n} fee:{n}'),
    writes(SESSION, 'seatmap', 'HSET hold:{n} seat {n} until {n}'),
    writes(SESSION, 'storefront', 'SETEX session:{n} 1800 ?'),
    writes(SESSION, 'catalog', 'SETEX event:{n} 300 ?'),
    writes(PRICING, 'pricing', 'SETEX fee:{n} 900 {n}'),
  ],
}
