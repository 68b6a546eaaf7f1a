import { Fault } from './fault'

/** Where a path of OAP's goes, and how it may be asked. */
export interface Route {
  readonly kind: 'graphql' | 'read' | 'templates'
  readonly port: 'query' | 'admin' | 'zipkin'
  readonly methods: readonly string[]
}

const READ = ['GET', 'HEAD']
const GRAPHQL: Route = { kind: 'graphql', port: 'query', methods: ['POST'] }
const ADMIN: Route = { kind: 'read', port: 'admin', methods: READ }
const STATUS: Route = { kind: 'read', port: 'query', methods: READ }
const TEMPLATES: Route = { kind: 'templates', port: 'admin', methods: [...READ, 'POST', 'PUT'] }
const ZIPKIN: Route = { kind: 'read', port: 'zipkin', methods: READ }

/**
 * The list of what is proxied; anything else is the page's own. `/status` alone is a page. OAP 11 moved `/status/` and
 * `/debugging/` to its admin port, so they follow it where one is configured.
 */
export function routeOf(path: string, hasAdmin: boolean): Route | null {
  if (path === '/graphql') return GRAPHQL
  if (path.startsWith('/status/') || path.startsWith('/debugging/')) return hasAdmin ? ADMIN : STATUS
  if (path === '/ui-management/templates' || path.startsWith('/ui-management/templates/')) return TEMPLATES
  if (path.startsWith('/zipkin/api/') || path === '/zipkin/config.json') return ZIPKIN
  return null
}

const badPath = () => new Fault(400, 'BAD_PATH', 'This path is not well formed.')

const decode = (path: string): string | null => {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/**
 * Path of a request target, still encoded, without the query; throws for the shapes that readers disagree about. Bad
 * percent encoding is for the page to explain, so it is only told (`clean`).
 */
export function pathOf(target: string): { readonly path: string; readonly clean: boolean } {
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  if (!/^\/(?!\/)[!-~]*$/.test(target) || target.includes('#') || path.includes('\\')) throw badPath()
  if (!path.includes('%') && !path.includes('..') && !path.includes('/.')) return { path, clean: true }
  const decoded = decode(path)
  const parts = (decoded ?? path).split(/[/\\]/)
  if (parts.some((part) => /^\.\.?(;|$)/.test(part) || /[\0-\x1f\x7f]/.test(part))) throw badPath()
  return { path, clean: decoded !== null }
}

/** Throws where a path that cannot be decoded would be sent on. */
export function checkClean(clean: boolean): void {
  if (!clean) throw badPath()
}
