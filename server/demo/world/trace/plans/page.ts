import type { Visit } from '../steps'

/** A page of the web shop that asks the server: its only span is the request. */
export const page = (name: string, method: string, path: string, calls: Visit): Visit => ({
  type: 'Exit',
  service: 'plover-web',
  name,
  component: 'ajax',
  layer: 'Http',
  peer: 'tickets.plover.example:443',
  tags: [
    ['http.method', method],
    ['url', `https://tickets.plover.example${path}`],
  ],
  calls,
  steps: [],
})
