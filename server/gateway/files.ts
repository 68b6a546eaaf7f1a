import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { accepts } from './accepts'

/** One body in the encodings we have of it, ready to send. */
export interface Resource {
  plain: Variant
  br?: Variant
  gzip?: Variant
}

interface Variant {
  readonly body: Buffer
  readonly etag: string
  readonly headers: Readonly<Record<string, string | number>>
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
const COMPRESSIBLE = new Set(['.js', '.css', '.html', '.json', '.webmanifest', '.txt', '.svg', '.wasm'])
/** Below this many bytes an encoding saves nothing. */
const WORTH = 1_000

type Headers = Readonly<Record<string, string | number>>
export type Encoding = 'br' | 'gzip'

const variant = (body: Buffer, hash: string, headers: Headers, encoding?: Encoding): Variant => {
  const etag = encoding ? `"${hash}-${encoding}"` : `"${hash}"`
  const encoded = encoding ? { 'Content-Encoding': encoding } : {}
  return { body, etag, headers: { ...headers, ...encoded, 'Content-Length': body.length, ETag: etag } }
}

/** A resource from its bytes and, where they are known, its compressed forms. */
export function resource(body: Buffer, headers: Headers, encoded: Partial<Record<Encoding, Buffer>>): Resource {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  const all = { ...headers, Vary: 'Accept-Encoding' }
  const out: Resource = { plain: variant(body, hash, all) }
  if (encoded.br) out.br = variant(encoded.br, hash, all, 'br')
  if (encoded.gzip) out.gzip = variant(encoded.gzip, hash, all, 'gzip')
  return out
}

/** `etag` in an `If-None-Match` list, compared weakly as RFC 9110 asks. */
const listed = (list: string | undefined, etag: string): boolean =>
  list !== undefined && (list === '*' || list.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag))

/** Answers GET and HEAD from memory in the best encoding the client takes. */
export function sendResource(
  found: Resource,
  request: IncomingMessage,
  response: ServerResponse,
  extra?: Headers,
): void {
  const accepted = request.headers['accept-encoding']
  let best = found.plain
  if (found.br && accepts(accepted, 'br')) best = found.br
  else if (found.gzip && accepts(accepted, 'gzip')) best = found.gzip
  const headers = extra ? { ...best.headers, ...extra } : best.headers
  if (listed(request.headers['if-none-match'], best.etag)) {
    const { 'Content-Length': _length, 'Content-Type': _type, ...kept } = headers
    response.writeHead(304, kept)
    response.end()
    return
  }
  response.writeHead(200, headers)
  if (request.method === 'HEAD') response.end()
  else response.end(best.body)
}

/** Vite names a chunk by its content, so it never changes. */
const HASHED = /^\/assets\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

const readIfThere = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined)

function* walk(directory: string, prefix = ''): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* walk(join(directory, entry.name), `${prefix}/${entry.name}`)
    else if (entry.isFile()) yield `${prefix}/${entry.name}`
  }
}

/** Path -> file of a built page, read once: an address never reaches the file system. Index and maps are left out. */
export function readFiles(directory: string, headers: Headers): Map<string, Resource> {
  const files = new Map<string, Resource>()
  for (const path of walk(directory)) {
    const extension = extname(path)
    const type = TYPES[extension]
    if (!type || path === '/index.html') continue
    const encoded: Partial<Record<Encoding, Buffer>> = {}
    const file = join(directory, path)
    const br = readIfThere(`${file}.br`)
    const gz = readIfThere(`${file}.gz`)
    if (br) encoded.br = br
    if (gz) encoded.gzip = gz
    const cache = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
    files.set(path, resource(readFileSync(file), { 'Content-Type': type, 'Cache-Control': cache, ...headers }, encoded))
  }
  return files
}

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Compresses in the background what the build did not, one file after another. */
export async function compressMissing(files: ReadonlyMap<string, Resource>): Promise<void> {
  for (const [path, found] of files) {
    const { body, headers, etag } = found.plain
    if (body.length < WORTH || !COMPRESSIBLE.has(extname(path))) continue
    const hash = etag.slice(1, -1)
    const { 'Content-Length': _length, ETag: _etag, ...base } = headers
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
    found.br ??= variant(await brotli(body, { params }), hash, base, 'br')
    found.gzip ??= variant(await deflate(body), hash, base, 'gzip')
  }
}
