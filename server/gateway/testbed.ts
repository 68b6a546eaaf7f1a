import http, { type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { createGateway, type Gateway } from './serve'
import type { GatewaySettings } from './settings'
import { toSettings } from './config/settings'
import { tcpUpstream, type TcpUpstream } from './proxy'
import type { Ports } from '../upstream'

/** What the tests beside this file start: stand-ins for OAP, gateways, and requests a browser would not send. */

export interface FakeOap {
  readonly address: URL
  /** Connections open now. */
  readonly sockets: ReadonlySet<Socket>
  /** `METHOD path` of every request it was sent. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function fakeOap(listener: RequestListener): Promise<FakeOap> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    listener(request, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: new URL(`http://127.0.0.1:${port}`), sockets, asked, close }
}

/** Answers every GraphQL question with the same data, every other one with its path. */
export const answering = (data: unknown): RequestListener => {
  return (request, response) => {
    request.resume()
    request.once('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(request.url === '/graphql' ? { data } : { path: request.url }))
    })
  }
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export class Bed {
  /** What the gateways logged. */
  readonly logged: string[] = []
  private readonly closers: (() => Promise<void>)[] = []

  async oap(listener: RequestListener): Promise<FakeOap> {
    const oap = await fakeOap(listener)
    this.closers.push(() => oap.close())
    return oap
  }

  tcp(address: URL, ...more: URL[]): TcpUpstream {
    const upstream = tcpUpstream([address, ...more], 1_000)
    this.closers.push(async () => upstream.close())
    return upstream
  }

  /** A gateway on a port of the system's; its number. */
  async gateway(ports: Ports, changes: Partial<GatewaySettings> = {}, page: string | null = null): Promise<number> {
    const settings = { ...toSettings({}, false, '0.0.0'), listen: { host: '127.0.0.1', port: 0 }, ...changes }
    const { port } = await this.start(
      createGateway(settings, ports, page, { write: (line) => void this.logged.push(line) }),
    )
    return port
  }

  async start(gateway: Gateway): Promise<{ port: number }> {
    const { url } = await gateway.listen()
    this.closers.push(() => gateway.close())
    return { port: Number(new URL(url).port) }
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close()
  }
}

/** One request on a connection of its own. */
export function ask(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false }
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

export const JSON_HEADERS = { 'Content-Type': 'application/json' }

export const graphql = (port: number, query: string, headers: Record<string, string> = {}): Promise<Reply> =>
  ask(port, {
    method: 'POST',
    path: '/graphql',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify({ query }),
  })

export const codeOf = (reply: Reply): unknown => {
  const parsed: { errors?: { extensions?: { code?: string } }[] } = JSON.parse(reply.body.toString())
  return parsed.errors?.[0]?.extensions?.code
}

/** Bytes as they are onto a socket; what came back until it closed or was quiet for `quiet` ms. */
export function raw(port: number, bytes: string | Buffer, quiet = 300): Promise<string> {
  return new Promise((resolve) => {
    let out = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const finish = () => {
      socket.destroy()
      resolve(out)
    }
    socket.setTimeout(quiet, finish)
    socket.on('data', (chunk: Buffer) => (out += chunk.toString('latin1')))
    socket.on('error', finish).once('close', finish)
  })
}

/** Waits for a condition; throws after `ms`. */
export async function until(condition: () => boolean, what: string, ms = 5_000): Promise<void> {
  const end = Date.now() + ms
  while (!condition()) {
    if (Date.now() > end) throw new Error(`still not: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
