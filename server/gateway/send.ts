import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { Answer } from '../upstream'
import { Fault } from './fault'
import { DATA_HEADERS } from './headers'

const deflate = promisify(gzip)
const LEVEL = 5
/** Smaller answers are sent as they are. */
const WORTH = 1_000
const COMPRESSIBLE = /^(application\/(graphql(-response)?\+)?json|text\/|application\/(x-)?yaml)/i

export interface Terms {
  readonly head: boolean
  /** May the body be compressed? */
  readonly gzip: boolean
  /** Bytes of the upstream's body above which it is cut. */
  readonly limit: number
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Markup from upstream is shown as text, whatever the browser makes of the other headers. */
const safeType = (type: string | undefined): string =>
  type === undefined || /html|xml|svg/i.test(type) ? 'text/plain; charset=utf-8' : type

/** What of an upstream's headers reaches the client; everything else, hop-by-hop ones included, is dropped. */
function headersOf(answer: Answer, terms: Terms): Record<string, string> {
  const out: Record<string, string> = { ...DATA_HEADERS, ...terms.headers }
  out['Content-Type'] = safeType(answer.headers['content-type'])
  const retry = answer.headers['retry-after']
  if (retry !== undefined) out['Retry-After'] = retry
  return out
}

const tooLarge = (limit: number) =>
  new Fault(502, 'UPSTREAM_TOO_LARGE', `OAP's answer is larger than ${limit} bytes (limits.response). Ask for less.`)

async function sendWhole(
  body: Uint8Array,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  zip: boolean,
) {
  const bytes = zip ? await deflate(body, { level: LEVEL }) : body
  if (zip) headers['Content-Encoding'] = 'gzip'
  headers['Content-Length'] = String(bytes.length)
  response.writeHead(status, headers)
  response.end(bytes)
}

/**
 * Writes an upstream's answer. A stream that fails, is cut, or outgrows the limit destroys the client's connection, so
 * a partial body never looks whole; a client that leaves destroys the stream. Rejects in each of these cases.
 */
export async function send(answer: Answer, response: ServerResponse, terms: Terms): Promise<void> {
  const { body, status } = answer
  const { signal } = terms
  const headers = headersOf(answer, terms)
  const length = body instanceof Uint8Array ? body.length : Number(answer.headers['content-length'] ?? NaN)
  const encoding = answer.headers['content-encoding']
  if (encoding !== undefined) headers['Content-Encoding'] = encoding
  if (length > terms.limit && !terms.head) {
    if (!(body instanceof Uint8Array)) body.on('error', () => {}).destroy()
    throw tooLarge(terms.limit)
  }
  const zip =
    terms.gzip && encoding === undefined && !(length < WORTH) && COMPRESSIBLE.test(headers['Content-Type'] ?? '')
  if (terms.gzip || zip) headers['Vary'] = 'Accept-Encoding'
  if (terms.head) {
    if (!(body instanceof Uint8Array)) body.resume()
    response.writeHead(status, headers)
    response.end()
    return
  }
  if (body instanceof Uint8Array) return sendWhole(body, response, status, headers, zip)
  let size = 0
  body.on('data', (chunk: Uint8Array) => {
    size += chunk.length
    if (size > terms.limit) body.destroy(tooLarge(terms.limit))
  })
  if (!zip) {
    if (!Number.isNaN(length)) headers['Content-Length'] = String(length)
    response.writeHead(status, headers)
    return pipeline(body, response, { signal })
  }
  headers['Content-Encoding'] = 'gzip'
  response.writeHead(status, headers)
  // Flushed with every chunk: a stream that trickles reaches the page as it comes.
  return pipeline(body, createGzip({ level: LEVEL, flush: constants.Z_SYNC_FLUSH }), response, { signal })
}
