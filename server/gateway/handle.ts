import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Call, Ports } from '../upstream'
import { checkTemplateWrite } from './access'
import { discardBody, readBody } from './body'
import { exchange } from './exchange'
import { asFault, envelope, Fault } from './fault'
import { checkGraphql } from './graphql'
import { DATA_HEADERS } from './headers'
import { createReadiness } from './health'
import type { Log } from './log'
import { createHostCheck, createTrust, forwardedPrefix, isLoopbackHost, isSecureContext } from './peer'
import { createReports } from './reports'
import type { Resource } from './resource'
import { checkClean, pathOf, type Route, routeOf } from './route'
import type { GatewaySettings } from './settings'

/** What is served besides OAP's answers. */
export interface Page {
  readonly files: ReadonlyMap<string, Resource>
  /** The page for a prefix and a kind of context; `null` when none is built. */
  readonly index: (prefix: string, secure: boolean) => Resource | null
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const REPORT_LIMIT = 16_384
const MAX_HEADERS = 100
const KEYS = { query: 'oap', admin: 'oapAdmin', zipkin: 'zipkin' } as const
/** What a browser asks for as a part of a page is never answered with the page itself. */
const PARTS = new Set(['script', 'style', 'image', 'font', 'manifest', 'worker', 'sharedworker', 'audio', 'video'])

function createIds(): () => string {
  const boot = randomBytes(4).toString('hex')
  let count = 0
  return () => `${boot}-${(++count).toString(36)}`
}

/** Refuses what readers of HTTP disagree about, before anything else looks at the request. */
function checkShape(request: IncomingMessage): void {
  const { rawHeaders, headers, method } = request
  if (rawHeaders.length > MAX_HEADERS * 2) throw new Fault(431, 'TOO_MANY_HEADERS', 'Too many header fields.')
  let hosts = 0
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = rawHeaders[n]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  if (hosts > 1) throw new Fault(400, 'TWO_HOSTS', 'More than one Host header.')
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (hasBody && (method === 'GET' || method === 'HEAD'))
    throw new Fault(400, 'BODY_UNEXPECTED', 'A GET request must not carry a body.')
}

const checkMethod = (method: string | undefined, allowed: readonly string[]): void => {
  if (!allowed.includes(method ?? ''))
    throw new Fault(405, 'METHOD_NOT_ALLOWED', `Use ${allowed.join(' or ')} here.`, { Allow: allowed.join(', ') })
}

/** A page of another site can neither send this content type without asking first nor hide where it comes from. */
function checkSender(request: IncomingMessage): void {
  if (request.headers['sec-fetch-site'] === 'cross-site')
    throw new Fault(403, 'CROSS_SITE', 'Requests from pages of another site are refused.')
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Fault(415, 'CONTENT_TYPE', 'The Content-Type must be application/json.')
}

function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string,
  id: string,
  extra = {},
) {
  const head = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) }
  response.writeHead(status, { ...DATA_HEADERS, ...head, 'X-Request-Id': id, ...extra })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The request handler: one path from the socket to a file, a port of OAP's, or a refusal. */
export function createHandler(settings: GatewaySettings, ports: Ports, page: Page, log: Log): Handler {
  const { limits } = settings
  const trusted = createTrust(settings.trustedProxies)
  const checkHost = createHostCheck(settings.hosts, isLoopbackHost(settings.listen.host))
  const readiness = createReadiness(ports.query)
  const reports = createReports(log)
  const nextId = createIds()

  async function bodyFor(route: Route, request: IncomingMessage, response: ServerResponse) {
    if (request.method === 'GET' || request.method === 'HEAD') return { body: null, repeatable: true }
    checkSender(request)
    if (route.kind === 'templates') checkTemplateWrite(settings.allow)
    const raw = await readBody(request, response, limits.body)
    return route.kind === 'graphql' ? checkGraphql(raw, settings.allow) : { body: raw, repeatable: false }
  }

  async function proxy(route: Route, target: string, request: IncomingMessage, response: ServerResponse, id: string) {
    checkMethod(request.method, route.methods)
    const upstream = ports[route.port]
    if (!upstream)
      throw new Fault(404, 'PORT_NOT_CONFIGURED', `No such port of OAP is known (key "${KEYS[route.port]}").`)
    const { body, repeatable } = await bodyFor(route, request, response)
    const accept = route.kind === 'graphql' ? 'application/json' : (request.headers.accept ?? '*/*')
    const headers: Record<string, string> = { accept, 'x-request-id': id }
    if (body) headers['content-type'] = 'application/json'
    const call: Call = { method: request.method ?? 'GET', path: target, headers, body }
    const terms = { timeoutMs: limits.timeoutMs, responseLimit: limits.response, repeatable, requestId: id }
    await exchange(upstream, call, request, response, terms)
  }

  async function health(path: string, request: IncomingMessage, response: ServerResponse, id: string) {
    checkMethod(request.method, ['GET', 'HEAD'])
    const fault = path === '/readyz' ? await readiness() : null
    if (fault) throw fault
    const state = { status: 'up', version: settings.version, cspReports: reports.count() }
    sendJson(request, response, 200, JSON.stringify(state), id)
  }

  async function report(request: IncomingMessage, response: ServerResponse) {
    checkMethod(request.method, ['POST'])
    reports.take(await readBody(request, response, REPORT_LIMIT))
    response.writeHead(204, DATA_HEADERS)
    response.end()
  }

  function serveFile(path: string, prefix: string, request: IncomingMessage, response: ServerResponse) {
    checkMethod(request.method, ['GET', 'HEAD'])
    const file = path === '/index.html' ? undefined : page.files.get(path)
    if (file) return file.send(request, response)
    const part = PARTS.has(String(request.headers['sec-fetch-dest'] ?? ''))
    if (part || path.startsWith('/assets/') || path.startsWith('/.')) throw new Fault(404, 'NOT_FOUND', 'No such file.')
    const index = page.index(prefix, isSecureContext(request, trusted))
    if (!index) throw new Fault(404, 'NO_PAGE', 'The page is not built here. Run: npm run build')
    index.send(request, response)
  }

  function answer(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> | void {
    checkShape(request)
    const url = request.url ?? ''
    const { path: full, clean } = pathOf(url)
    const prefix = settings.basePath ?? forwardedPrefix(request, trusted)
    const under = prefix !== '' && (full === prefix || full.startsWith(`${prefix}/`))
    const path = under ? full.slice(prefix.length) || '/' : full
    if (path === '/healthz' || path === '/readyz') return health(path, request, response, id)
    checkHost(request.headers.host)
    const route = routeOf(path, ports.admin !== undefined)
    if (route) {
      checkClean(clean)
      return proxy(route, under ? url.slice(prefix.length) : url, request, response, id)
    }
    if (path === '/csp-report') return report(request, response)
    serveFile(path, prefix, request, response)
  }

  function fail(thrown: unknown, request: IncomingMessage, response: ServerResponse, id: string) {
    const fault = asFault(thrown)
    if (fault.code === 'CLIENT_LEFT') return void response.destroy()
    const facts = { requestId: id, method: request.method, path: request.url?.slice(0, 200), status: fault.status }
    const cause = thrown instanceof Error && thrown !== fault ? (thrown.stack ?? thrown.message) : fault.message
    if (fault.status >= 500) log({ level: 'error', code: fault.code, ...facts, cause })
    if (response.headersSent) return void response.destroy()
    sendJson(request, response, fault.status, envelope(fault, id), id, fault.headers)
    discardBody(request)
  }

  return (request, response) => {
    const id = nextId()
    const failed = (thrown: unknown) => fail(thrown, request, response, id)
    try {
      // Files are sent at once.
      answer(request, response, id)?.catch(failed)
    } catch (thrown) {
      failed(thrown)
    }
  }
}
