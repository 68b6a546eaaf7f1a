import type { Answer, Call, Upstream } from '../../upstream'
import { ttlJson, ttlText, type Ttl } from '../resolvers/ttl'
import { atLeast, type Version } from '../version'
import { answer, bareStatus, forHead, json, methodNotAllowed, pathOf, TEXT_TYPE } from './plain'

type Route = (call: Call) => Answer | null

/** A port of OAP: `/graphql` where it has it, then the routes in order, else 404 as text. */
export function createPort(graphql: Upstream | null, routes: readonly Route[]): Upstream {
  return async (call, signal) => {
    if (signal.aborted) throw new Error('the client has gone')
    const { pathname } = pathOf(call.path)
    const found = graphql && pathname === '/graphql' ? await graphql(call, signal) : first(routes, call)
    return call.method === 'HEAD' ? forHead(found) : found
  }
}

function first(routes: readonly Route[], call: Call): Answer {
  for (const route of routes) {
    const found = route(call)
    if (found) return found
  }
  return bareStatus(404)
}

/** The demo is always well. */
export const healthRoute: Route = (call) => {
  if (pathOf(call.path).pathname !== '/healthcheck') return null
  return call.method === 'GET' || call.method === 'HEAD'
    ? answer(200, TEXT_TYPE, '200 OK')
    : methodNotAllowed(call.method)
}

/** `/status/config/ttl` (10.2 and newer): text unless JSON is asked for. */
export function ttlRoute(ttl: Ttl, version: Version): Route {
  return (call) => {
    if (!atLeast(version, '10.2.0') || pathOf(call.path).pathname !== '/status/config/ttl') return null
    if (call.method !== 'GET') return methodNotAllowed(call.method)
    return call.headers['accept']?.includes('application/json')
      ? json(200, ttlJson(ttl, version))
      : answer(200, TEXT_TYPE, ttlText(ttl, version))
  }
}
