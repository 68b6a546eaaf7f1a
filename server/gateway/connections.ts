import http from 'node:http'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Fault } from './fault'

const POOL = 64
/** OAP closes idle connections after 30 s; leaving earlier avoids writing into one that is about to close. */
const IDLE_MS = 25_000

function reuse(socket: Socket, request: http.ClientRequest): void {
  request.reusedSocket = true
  request.onSocket(socket)
}

/**
 * Kept-alive connections to one address, and the requests that wait for one. Node's own agent does the same for any
 * number of addresses, at a quarter of a query's CPU time.
 */
export class Connections extends http.Agent {
  private readonly open = new Set<Socket>()
  private readonly idle: Socket[] = []
  private readonly line: http.ClientRequest[] = []
  readonly address: URL
  private readonly connectMs: number

  constructor(address: URL, connectMs: number) {
    super({ keepAlive: true })
    this.address = address
    this.connectMs = connectMs
  }

  /** Connections open now, busy and idle. */
  get size(): number {
    return this.open.size
  }

  /** Called by `http.request`. Not documented by Node, but what agents on npm have always been built upon. */
  addRequest(request: http.ClientRequest): void {
    const socket = this.takeIdle()
    if (socket) reuse(socket, request)
    else if (this.open.size < POOL) request.onSocket(this.connect())
    else this.line.push(request)
  }

  override destroy(): void {
    for (const socket of this.open) socket.destroy()
  }

  private takeIdle(): Socket | undefined {
    let socket = this.idle.pop()
    while (socket && !socket.writable) socket = this.idle.pop()
    return socket
  }

  private next(): http.ClientRequest | undefined {
    let request = this.line.shift()
    while (request?.destroyed) request = this.line.shift()
    return request
  }

  private connect(): Socket {
    const { hostname, port, protocol, host } = this.address
    const secure = protocol === 'https:'
    const name = hostname.replace(/^\[|\]$/g, '')
    const options = { host: name, port: Number(port || (secure ? 443 : 80)), noDelay: true, keepAlive: true }
    const socket = secure ? connectTls({ ...options, servername: isIP(name) ? '' : name }) : connect(options)
    const late = new Fault(504, 'UPSTREAM_CONNECT_TIMEOUT', `OAP at ${host} did not accept a connection.`)
    const timer = setTimeout(() => socket.destroy(late), this.connectMs)
    this.open.add(socket)
    socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(timer))
    socket.on('free', () => {
      if (!socket.writable) return
      const request = this.next()
      if (request) reuse(socket, request)
      else this.idle.push(socket)
    })
    socket.setTimeout(IDLE_MS, () => {
      if (this.idle.includes(socket)) socket.destroy()
    })
    // Told by the request while there is one.
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      this.open.delete(socket)
      const index = this.idle.indexOf(socket)
      if (index >= 0) this.idle.splice(index, 1)
      const request = this.next()
      if (request) this.addRequest(request)
    })
    return socket
  }
}
