import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { discardBody, readBody } from './gateway/body'
import { asFault } from './gateway/fault'
import type { Call, Upstream } from './upstream'

export interface Listening {
  readonly url: string
  close(): Promise<void>
}

/** What OAP's own port takes, in bytes. */
const BODY_LIMIT = 10_485_760

async function toCall(request: IncomingMessage, response: ServerResponse): Promise<Call> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  const body =
    request.method === 'GET' || request.method === 'HEAD' ? null : await readBody(request, response, BODY_LIMIT, true)
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body }
}

async function answer(upstream: Upstream, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('the client left'))
  })
  const { status, headers, body } = await upstream(await toCall(request, response), controller.signal)
  if (!(body instanceof Uint8Array)) {
    response.writeHead(status, headers)
    return pipeline(body, response)
  }
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Longer than any client keeps an idle connection, so that none is closed under a request that is on its way. */
const KEEP_ALIVE_MS = 65_000

/** Serves one port over TCP as it is: the demo alone, standing in for an OAP. */
export function listen(upstream: Upstream, host: string, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answer(upstream, request, response).catch((thrown: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy()
      const { status, message } = asFault(thrown)
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(message)
      discardBody(request)
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const { port: bound } = server.address() as AddressInfo
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, close })
    })
  })
}
