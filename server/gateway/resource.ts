import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { accepts } from './accepts'
import { type HeaderList, type HeaderFields, listOf } from './headers'

export type Encoding = 'br' | 'gzip'

/** One encoding of a body with its headers, ready to send. */
interface Variant {
  readonly body: Buffer
  readonly etag: string
  readonly headers: HeaderList
  /** Those of a 304, which describes no body. */
  readonly unchanged: HeaderList
}

/** A body held in memory, in the encodings there are of it. */
export class Resource {
  readonly plain: Variant
  br?: Variant
  gzip?: Variant
  private readonly type: string
  private readonly shared: HeaderFields
  private readonly hash: string

  constructor(body: Buffer, type: string, headers: HeaderFields) {
    this.type = type
    this.shared = { ...headers, Vary: 'Accept-Encoding' }
    this.hash = createHash('sha256').update(body).digest('base64url').slice(0, 16)
    this.plain = this.variant(body, {}, '')
  }

  add(encoding: Encoding, body: Buffer): void {
    this[encoding] = this.variant(body, { 'Content-Encoding': encoding }, `-${encoding}`)
  }

  private variant(body: Buffer, encoded: HeaderFields, suffix: string): Variant {
    const etag = `"${this.hash}${suffix}"`
    const unchanged = { ...this.shared, ...encoded, ETag: etag }
    const whole = { 'Content-Type': this.type, 'Content-Length': String(body.length), ...unchanged }
    return { body, etag, headers: listOf(whole), unchanged: listOf(unchanged) }
  }

  private best(accepted: string | string[] | undefined): Variant {
    if (this.br && accepts(accepted, 'br')) return this.br
    if (this.gzip && accepts(accepted, 'gzip')) return this.gzip
    return this.plain
  }

  /** Answers GET and HEAD in the best encoding the client takes. */
  send({ headers, method }: IncomingMessage, response: ServerResponse): void {
    const found = this.best(headers['accept-encoding'])
    if (lists(headers['if-none-match'], found.etag)) {
      response.writeHead(304, found.unchanged)
      response.end()
      return
    }
    response.writeHead(200, found.headers)
    response.end(method === 'HEAD' ? undefined : found.body)
  }
}

/** Is `etag` in an `If-None-Match` list? Compared weakly, as RFC 9110 asks. */
const lists = (list: string | undefined, etag: string): boolean =>
  list !== undefined && (list === '*' || list.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag))
