import { createServer } from 'node:http'
import type { Ports } from '../upstream'
import { compressMissing, readFiles } from './files'
import { createHandler } from './handle'
import { FILE_HEADERS } from './headers'
import { createLog } from './log'
import { createIndex } from './page'
import type { GatewaySettings } from './settings'

export interface Gateway {
  /** Rejects with `EADDRINUSE` when the port is taken. */
  listen(): Promise<{ url: string }>
  /** Takes no new requests, lets those under way finish for up to ten seconds, then ends them. */
  close(): Promise<void>
}

const DRAIN_MS = 10_000
/** Slow senders are cut: headers within 10 s, the whole request within 30 s, looked at every 2 s. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 }
const MAX_HEADER_BYTES = 16_384
/** Above the 60 s after which load balancers drop idle connections, so they close first. */
const KEEP_ALIVE_MS = 65_000

const toUrl = (host: string, port: number): string => {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** The gateway over OAP's ports; `page` is the folder of the built page, or `null` when there is none. */
export function createGateway(
  settings: GatewaySettings,
  ports: Ports,
  page: string | null,
  stream: { write(line: string): void } = process.stderr,
): Gateway {
  const log = createLog((line) => stream.write(line))
  const files = page === null ? new Map() : readFiles(page, FILE_HEADERS)
  const { defaults, allow, demo, version, iframeHosts } = settings
  const index = createIndex(
    page,
    { version, demo, allow, defaults, iframeHosts, admin: ports.admin !== undefined },
    { ancestors: settings.frameAncestors, frames: iframeHosts },
  )
  index(settings.basePath ?? '', true)
  const handle = createHandler(settings, ports, { files, index }, log)
  const server = createServer({ ...PATIENCE, maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS })
  server.maxHeadersCount = 0
  server.maxRequestsPerSocket = 10_000
  let closing = false
  server.on('request', (request, response) => {
    if (closing) response.shouldKeepAlive = false
    handle(request, response)
  })
  server.on('checkContinue', handle)

  const listen = () =>
    new Promise<{ url: string }>((resolve, reject) => {
      const { host, port } = settings.listen
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        const address = server.address()
        resolve({ url: toUrl(host, typeof address === 'object' && address ? address.port : port) })
        void compressMissing(files)
      })
    })

  const close = () =>
    new Promise<void>((resolve) => {
      closing = true
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
      server.close(() => {
        clearInterval(sweep)
        clearTimeout(cut)
        resolve()
      })
    })

  return { listen, close }
}
