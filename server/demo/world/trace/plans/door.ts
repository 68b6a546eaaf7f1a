import { call, repeat, serve, sometimes, work, type Visit } from '../steps'

/** A ticket is scanned at a door. */
export const door: Visit = serve(
  'mesh::istio-ingressgateway.istio-system',
  { method: 'POST', path: '/scan', components: ['', 'EnvoyProxy'] },
  call(
    'mesh::scanner.stage',
    { method: 'POST', path: '/scan', components: ['EnvoyProxy', 'EnvoyProxy'] },
    repeat([0, 3], work('ticket/verify', 1)),
    call(
      'mesh::entrance.stage',
      { method: 'POST', path: '/entrance/admit', components: ['EnvoyProxy', 'EnvoyProxy'] },
      call(
        'mesh::venue.stage',
        { path: '/venues/{n}/capacity', endpoint: '/venues/{var}/capacity', components: ['EnvoyProxy', 'EnvoyProxy'] },
        sometimes(0.4, call('mesh::roster.stage', { path: '/shifts', components: ['EnvoyProxy', 'EnvoyProxy'] })),
        repeat([0, 1], work('capacity/count', 1)),
      ),
    ),
  ),
)
