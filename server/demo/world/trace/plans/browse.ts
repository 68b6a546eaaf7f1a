import { call, repeat, serve, sometimes, spawn, work, type Visit } from '../steps'
import { events, fees } from './stores'
import { page } from './page'

/** Somebody looks at an event: its dates, and what its seats cost. */
export const browse: Visit = page(
  '/events/{id}',
  'GET',
  '/events/{n}',
  serve(
    'plover::www',
    { path: '/events/{var}', components: ['ajax', 'Nginx'] },
    call(
      'plover::storefront',
      { path: '/events/{n}', endpoint: 'GET:/events/{var}', components: ['Nginx', 'Express'] },
      work('render/event', 6),
      call(
        'plover::catalog',
        { path: '/events/{n}', endpoint: 'GET:/events/{var}', components: ['Axios', 'SpringMVC'] },
        work('EventMapper.toDto', 2),
        repeat(
          [1, 6],
          events(
            'SELECT e.id, e.title, d.starts_at FROM events e JOIN dates d ON d.event_id = e.id WHERE d.starts_at BETWEEN ? AND ? ORDER BY d.starts_at LIMIT 50',
          ),
        ),
        sometimes(0.3, spawn('SpringAsync/EventViewed', 'SpringAsync', work('EventCounter.increment', 1))),
      ),
      sometimes(
        0.6,
        call(
          'plover::pricing',
          { method: 'POST', path: '/quote', components: ['Axios', 'FastAPI'] },
          sometimes(0.4, fees('GET fee:{n}')),
          repeat([1, 4], fees('MGET fee:{n} fee:{n}')),
        ),
      ),
    ),
  ),
)
