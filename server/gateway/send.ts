import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { constants, createGzip, gzip, gzipSync } from 'node:zlib'
import type { Answer, Signal } from '../upstream'
import { Fault } from './fault'
import { DATA_HEADERS, type HeaderList, listOf } from './headers'

const gzipLarge = promisify(gzip)
/** Smaller answers are sent as they are. */
const WORTH = 1_000
/** Up to here compressing at once (0.1 ms) is far cheaper than handing the bytes to another thread. */
const AT_ONCE = 65_536
/** Setting up zlib's usual 256 kB would take as long as compressing a small answer. */
const AT_ONCE_OPTIONS = { level: 3, windowBits: 12, memLevel: 5 }
const COMPRESSIBLE = /^(application\/(graphql(-response)?\+)?json|text\/|application\/(x-)?yaml)/i

export interface Terms {
  readonly head: boolean
  /** May the body be compressed? */
  readonly gzip: boolean
  /** Bytes of the upstream's body above which it is cut. */
  readonly limit: number
  readonly requestId: string
  readonly signal: Signal
}

/** Markup from upstream is shown as text, whatever the browser makes of the other headers. */
const safeType = (type: string | undefined): string =>
  type === undefined || /html|xml|svg/i.test(type) ? 'text/plain; charset=utf-8' : type

const ALWAYS = listOf(DATA_HEADERS)

/** What of an upstream's headers reaches the client; everything else, hop-by-hop ones included, is dropped. */
function headersOf(given: Answer['headers'], type: string, requestId: string): HeaderList {
  const out = [...ALWAYS, 'X-Request-Id', requestId, 'Content-Type', type]
  const retry = given['retry-after']
  const encoding = given['content-encoding']
  if (retry !== undefined) out.push('Retry-After', retry)
  if (encoding !== undefined) out.push('Content-Encoding', encoding)
  if (COMPRESSIBLE.test(type)) out.push('Vary', 'Accept-Encoding')
  return out
}

const tooLarge = (limit: number) =>
  new Fault(502, 'UPSTREAM_TOO_LARGE', `OAP's answer is larger than ${limit} bytes (limits.response). Ask for less.`)

/** A stream to the client. When it fails, is cut, or outgrows the limit, the client's connection is destroyed. */
function stream(body: Readable, response: ServerResponse, zip: boolean, terms: Terms): Promise<void> {
  const { limit, signal } = terms
  let size = 0
  body.on('data', (chunk: Uint8Array) => {
    size += chunk.length
    if (size > limit) body.destroy(tooLarge(limit))
  })
  signal.addEventListener('abort', () => body.destroy(signal.reason))
  // Flushed with every chunk: a stream that trickles reaches the page as it comes.
  return zip ? pipeline(body, createGzip({ flush: constants.Z_SYNC_FLUSH }), response) : pipeline(body, response)
}

/** Writes an upstream's answer; a client that leaves destroys the stream. Rejects with whatever kept it from ending. */
export async function send({ body, status, headers: given }: Answer, response: ServerResponse, terms: Terms) {
  const isWhole = body instanceof Uint8Array
  const length = isWhole ? body.length : Number(given['content-length'] ?? NaN)
  const type = safeType(given['content-type'])
  const headers = headersOf(given, type, terms.requestId)
  if (terms.head) {
    if (!isWhole) body.resume()
    response.writeHead(status, headers)
    response.end()
    return
  }
  if (length > terms.limit) {
    if (!isWhole) body.on('error', () => {}).destroy()
    throw tooLarge(terms.limit)
  }
  const zip = terms.gzip && given['content-encoding'] === undefined && !(length < WORTH) && COMPRESSIBLE.test(type)
  if (zip) headers.push('Content-Encoding', 'gzip')
  if (!isWhole) {
    if (!zip && !Number.isNaN(length)) headers.push('Content-Length', String(length))
    response.writeHead(status, headers)
    return stream(body, response, zip, terms)
  }
  let bytes = body
  if (zip) bytes = length > AT_ONCE ? await gzipLarge(body) : gzipSync(body, AT_ONCE_OPTIONS)
  headers.push('Content-Length', String(bytes.length))
  response.writeHead(status, headers)
  response.end(bytes)
}
