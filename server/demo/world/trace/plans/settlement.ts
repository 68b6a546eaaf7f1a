import { repeat, work, type Visit } from '../steps'
import { ledger, orders } from './stores'

/** The hourly report: page for page of orders, booked into the ledger. */
export const settlement: Visit = {
  type: 'Entry',
  service: 'plover::settlement',
  name: 'Settlement/hourly-reconcile',
  component: 'SpringScheduled',
  layer: 'Unknown',
  steps: [
    orders('SELECT count(*), sum(total) FROM orders WHERE settled_at >= $1 AND settled_at < $2'),
    repeat(
      [2, 3],
      orders(
        'SELECT o.id, o.total, o.settled_at FROM orders o WHERE o.settled_at IS NULL AND o.created_at < $1 ORDER BY o.created_at FOR UPDATE',
      ),
      6,
    ),
    repeat(
      [12, 45],
      work(
        'reconcile/page',
        0.6,
        ledger(
          'INSERT INTO entries (account, amount, booked_at) SELECT account, sum(amount), now() FROM pending GROUP BY account',
        ),
        orders('UPDATE orders SET settled_at = $1 WHERE id = ANY($2)'),
      ),
    ),
  ],
}
