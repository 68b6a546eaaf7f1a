import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
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

type Headers = Record<string, string>

/** What of an upstream's headers reaches the client; everything else, hop-by-hop ones included, is dropped. */
function headersOf(given: Answer['headers'], terms: Terms): Headers {
  const out: Headers = { ...DATA_HEADERS, ...terms.headers, 'Content-Type': safeType(given['content-type']) }
  const retry = given['retry-after']
  const encoding = given['content-encoding']
  if (retry !== undefined) out['Retry-After'] = retry
  if (encoding !== undefined) out['Content-Encoding'] = encoding
  if (COMPRESSIBLE.test(out['Content-Type'] ?? '')) out['Vary'] = 'Accept-Encoding'
  return out
}

const tooLarge = (limit: number) =>
  new Fault(502, 'UPSTREAM_TOO_LARGE', `OAP's answer is larger than ${limit} bytes (limits.response). Ask for less.`)

/** Answers of at most this many bytes are read whole first: one write, and a failure can still be told. */
const SMALL = 65_536

async function sendWhole(body: Uint8Array, response: ServerResponse, status: number, headers: Headers, zip: boolean) {
  const bytes = zip ? await deflate(body, { level: LEVEL }) : body
  if (zip) headers['Content-Encoding'] = 'gzip'
  headers['Content-Length'] = String(bytes.length)
  response.writeHead(status, headers)
  response.end(bytes)
}

/** All of a stream; rejects when it fails or ends early. */
function collect(body: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    body.on('data', (chunk: Buffer) => chunks.push(chunk))
    body.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    body.on('error', reject)
  })
}

/** A stream to the client. When it fails, is cut, or outgrows the limit, the client's connection is destroyed. */
function stream(body: Readable, response: ServerResponse, zip: boolean, terms: Terms): Promise<void> {
  const { limit, signal } = terms
  let size = 0
  body.on('data', (chunk: Uint8Array) => {
    size += chunk.length
    if (size > limit) body.destroy(tooLarge(limit))
  })
  // Flushed with every chunk: a stream that trickles reaches the page as it comes.
  const flush = constants.Z_SYNC_FLUSH
  return zip
    ? pipeline(body, createGzip({ level: LEVEL, flush }), response, { signal })
    : pipeline(body, response, { signal })
}

/** Writes an upstream's answer; a client that leaves destroys the stream. Rejects with whatever kept it from ending. */
export async function send(
  { body, status, headers: given }: Answer,
  response: ServerResponse,
  terms: Terms,
): Promise<void> {
  const headers = headersOf(given, terms)
  const whole = body instanceof Uint8Array
  const length = whole ? body.length : Number(given['content-length'] ?? NaN)
  if (length > terms.limit && !terms.head) {
    if (!whole) body.on('error', () => {}).destroy()
    throw tooLarge(terms.limit)
  }
  if (terms.head) {
    if (!whole) body.resume()
    response.writeHead(status, headers)
    response.end()
    return
  }
  const encoded = given['content-encoding'] !== undefined
  const zip = terms.gzip && !encoded && !(length < WORTH) && COMPRESSIBLE.test(headers['Content-Type'] ?? '')
  if (whole) return sendWhole(body, response, status, headers, zip)
  if (length <= SMALL) return sendWhole(await collect(body), response, status, headers, zip)
  if (zip) headers['Content-Encoding'] = 'gzip'
  else if (!Number.isNaN(length)) headers['Content-Length'] = String(length)
  response.writeHead(status, headers)
  return stream(body, response, zip, terms)
}
