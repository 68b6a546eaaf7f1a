import http from 'node:http'
import type { Answer, Call, Signal, Upstream } from '../upstream'
import { Connections } from './connections'
import { Fault } from './fault'

/** An OAP port reached over TCP, at the first of its addresses that accepts a connection. */
export interface TcpUpstream {
  readonly ask: Upstream
  /** Sockets open now, busy and idle. */
  sockets(): number
  close(): void
}

/** A request sent on a kept-alive connection that the other side had just closed: worth one more try if repeatable. */
export class StaleConnection extends Fault {}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ENOTFOUND: 'has a host name that does not resolve',
  EAI_AGAIN: 'has a host name that cannot be resolved now',
  ECONNRESET: 'closed the connection before it answered',
  EPIPE: 'closed the connection before it answered',
  HPE_INVALID_CONSTANT: 'answered, but not in HTTP: 11800 is its gRPC port, 12800 the one to ask',
}

const errorCode = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

function upstreamFault(error: Error, address: URL, reused: boolean): Fault {
  if (error instanceof Fault) return error
  const code = errorCode(error)
  const text = `OAP at ${address.host} ${WORDS[code] ?? `failed (${code || error.message})`}.`
  if (UNREACHED.has(code)) return new Fault(502, 'UPSTREAM_UNREACHABLE', text)
  if (reused) return new StaleConnection(502, 'UPSTREAM_RESET', text)
  return new Fault(502, code === 'ECONNRESET' || code === 'EPIPE' ? 'UPSTREAM_RESET' : 'UPSTREAM_INVALID', text)
}

/** Names of the answer's headers that `send` asks for. */
const TOLD = ['content-type', 'content-length', 'content-encoding', 'retry-after'] as const

function told({ headers }: http.IncomingMessage): Answer['headers'] {
  const out: Record<string, string> = {}
  for (const name of TOLD) {
    const value = headers[name]
    if (value !== undefined) out[name] = value
  }
  return out
}

/** Answers of at most this many bytes are read whole first: one write, and a failure can still be told. */
const SMALL = 65_536

const isSmall = ({ headers }: http.IncomingMessage): boolean => Number(headers['content-length'] ?? NaN) <= SMALL

/** All of a response; rejects when it fails or ends early. */
function whole(response: http.IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    response.on('error', reject)
  })
}

function requestTo(agent: Connections, call: Call): http.ClientRequest {
  // A flat list is written as it stands, which is a good deal cheaper than setting each header.
  const headers = ['host', agent.address.host]
  for (const name in call.headers) headers.push(name, call.headers[name] ?? '')
  if (call.body) headers.push('content-length', String(call.body.length))
  return http.request({ agent, headers, method: call.method, path: call.path })
}

/** One try at one address. The signal ends it at every moment: queued, connecting, waiting, streaming. */
function attempt(agent: Connections, call: Call, signal: Signal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { address } = agent
    const request = requestTo(agent, call)
    const stop = () => request.destroy(signal.reason ?? new Error('aborted'))
    const done = () => signal.removeEventListener('abort', stop)
    signal.addEventListener('abort', stop)
    request.on('error', (error) => {
      done()
      reject(upstreamFault(error, address, request.reusedSocket && !signal.aborted))
    })
    request.on('response', (response) => {
      const status = response.statusCode ?? 502
      response.on('close', done)
      if (REDIRECTS.has(status)) {
        response.on('error', () => {})
        reject(new Fault(502, 'UPSTREAM_REDIRECT', `OAP at ${address.host} answered with a redirect.`))
        request.destroy()
        return
      }
      const answer = (body: Answer['body']) => resolve({ status, headers: told(response), body })
      if (isSmall(response)) whole(response).then(answer, reject)
      else answer(response)
    })
    request.end(call.body ?? undefined)
  })
}

const canTryNext = (fault: unknown): boolean =>
  fault instanceof Fault && (fault.code === 'UPSTREAM_UNREACHABLE' || fault.code === 'UPSTREAM_CONNECT_TIMEOUT')

export function tcpUpstream(addresses: readonly URL[], connectMs: number): TcpUpstream {
  const targets = addresses.map((address) => new Connections(address, connectMs))
  let first = 0
  const ask: Upstream = async (call, signal) => {
    let failure: unknown = null
    for (let n = 0; n < targets.length; n++) {
      const index = (first + n) % targets.length
      const target = targets[index]
      if (!target) break
      try {
        const answer = await attempt(target, call, signal)
        first = index
        return answer
      } catch (fault) {
        failure = fault
        if (!canTryNext(fault)) break
      }
    }
    throw failure ?? new Error('no address')
  }
  return {
    ask,
    sockets: () => targets.reduce((sum, { size }) => sum + size, 0),
    close: () => targets.forEach((target) => target.destroy()),
  }
}
