import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HeaderFields } from './headers'
import { Resource } from './resource'

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
export function readFiles(directory: string, headers: HeaderFields): Map<string, Resource> {
  const files = new Map<string, Resource>()
  for (const path of walk(directory)) {
    const extension = extname(path)
    const type = TYPES[extension]
    if (!type || path === '/index.html') continue
    const file = join(directory, path)
    const cache = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
    const found = new Resource(readFileSync(file), type, { 'Cache-Control': cache, ...headers })
    const br = readIfThere(`${file}.br`)
    const gz = readIfThere(`${file}.gz`)
    if (br) found.add('br', br)
    if (gz) found.add('gzip', gz)
    files.set(path, found)
  }
  return files
}

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Compresses in the background what the build did not, one file after another. */
export async function compressMissing(files: ReadonlyMap<string, Resource>): Promise<void> {
  for (const [path, found] of files) {
    const { body } = found.plain
    if (body.length < WORTH || !COMPRESSIBLE.has(extname(path))) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
    if (!found.br) found.add('br', await brotli(body, { params }))
    if (!found.gzip) found.add('gzip', await deflate(body))
  }
}
