import type { LayerWorld, StatementData } from '../world'

const statement = (store: string, caller: string, text: string): StatementData => ({
  metric: 'top_n_database_statement',
  store,
  caller: `plover::${caller}`,
  text,
})

const ORDERS = 'postgres-orders.data.svc.cluster.local:5432'
const LEDGER = 'postgres-ledger.data.svc.cluster.local:5432'
const CATALOG = 'mysql-catalog.data.svc.cluster.local:3306'
const PROFILE = 'mongo-profile.data.svc.cluster.local:27017'
const SEARCH = 'es-search.data.svc.cluster.local:9200'
const INSIGHT = 'clickhouse-insight.data.svc.cluster.local:8123'

/** Databases as their callers see them. */
export const world: LayerWorld = {
  layer: 'VIRTUAL_DATABASE',
  metrics: [{ match: /^database_access_(cpm|resp_time|sla|percentile)$/ }],
  statements: [
    statement(ORDERS, 'checkout', 'UPDATE orders SET state = $1, version = version + 1 WHERE id = $2'),
    statement(ORDERS, 'checkout', 'INSERT INTO orders (id, basket_id, total, state) VALUES ($1, $2, $3, $4)'),
    statement(
      ORDERS,
      'checkout',
      'SELECT b.line, b.seat_id, b.fee FROM basket_lines b WHERE b.basket_id = $1 FOR UPDATE',
    ),
    statement(
      ORDERS,
      'ticketing',
      'INSERT INTO tickets (order_id, seat_id, code) SELECT o.id, s.id, $1 FROM orders o JOIN seats s ON s.order_id = o.id WHERE o.id = $2',
    ),
    statement(
      ORDERS,
      'settlement',
      'SELECT count(*), sum(total) FROM orders WHERE settled_at >= $1 AND settled_at < $2',
    ),
    statement(
      LEDGER,
      'settlement',
      'INSERT INTO entries (account, amount, booked_at) SELECT account, sum(amount), now() FROM pending GROUP BY account',
    ),
    statement(LEDGER, 'payment', 'UPDATE accounts SET balance = balance - $1 WHERE id = $2 RETURNING balance'),
    statement(LEDGER, 'payment', 'SELECT id, state, retries FROM charges WHERE idempotency_key = $1'),
    statement(
      CATALOG,
      'catalog',
      'SELECT e.id, e.title, d.starts_at FROM events e JOIN dates d ON d.event_id = e.id WHERE d.starts_at BETWEEN ? AND ? ORDER BY d.starts_at LIMIT 50',
    ),
    statement(CATALOG, 'catalog', 'SELECT v.id, v.name, v.capacity FROM venues v WHERE v.city = ? ORDER BY v.name'),
    statement(
      CATALOG,
      'promo',
      'SELECT code, share, uses_left FROM promo_codes WHERE code = ? AND valid_until > NOW()',
    ),
    statement(CATALOG, 'gift-cards', 'UPDATE gift_cards SET balance = balance - ? WHERE number = ? AND balance >= ?'),
    statement(PROFILE, 'profile', '{"find":"profiles","filter":{"_id":"?"},"limit":1}'),
    statement(
      PROFILE,
      'profile',
      '{"aggregate":"devices","pipeline":[{"$match":{"owner":"?"}},{"$sort":{"seenAt":-1}}]}',
    ),
    statement(
      SEARCH,
      'catalog',
      'POST /events-v7/_search {"query":{"multi_match":{"query":"?","fields":["title^3","artist^2","venue"]}},"size":50}',
    ),
    statement(SEARCH, 'concierge', 'POST /faq-v2/_search {"knn":{"field":"embedding","k":8,"num_candidates":120}}'),
    statement(INSIGHT, 'insight', 'INSERT INTO page_views SELECT * FROM input(?) FORMAT JSONEachRow'),
    statement(
      INSIGHT,
      'insight',
      'SELECT toStartOfMinute(at) AS m, uniq(session), count() FROM page_views WHERE at > now() - 3600 GROUP BY m ORDER BY m',
    ),
  ],
}
