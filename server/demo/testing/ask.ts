import { existsSync, readFileSync } from 'node:fs'
import type { Upstream } from '../../upstream'

export const SHARED = '../shared/oap'
export const hasShared = existsSync(SHARED)

/** What a demo's port answered, its body parsed where it is JSON. */
export interface Heard {
  readonly status: number
  readonly type: string
  readonly body: unknown
  readonly text: string
}

export interface Asking {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

export async function send(port: Upstream | undefined, asking: Asking, signal = new AbortController().signal) {
  if (!port) throw new Error('no such port')
  const { method = 'POST', path = '/graphql', headers = JSON_HEADERS, body } = asking
  const bytes = body === undefined ? null : Buffer.from(body)
  const answer = await port({ method, path, headers, body: bytes }, signal)
  if (!(answer.body instanceof Uint8Array)) throw new Error('a stream')
  const text = Buffer.from(answer.body).toString('utf8')
  const type = answer.headers['content-type'] ?? ''
  const isJson = type.includes('json')
  return { status: answer.status, type, text, body: isJson ? (JSON.parse(text) as unknown) : text } satisfies Heard
}

export const ask = (port: Upstream | undefined, query: string, variables: object = {}): Promise<Heard> =>
  send(port, { body: JSON.stringify({ query, variables }) })

export interface Recording {
  readonly name: string
  readonly domain: string
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
}

export const recording = (version: string, name: string): Recording =>
  JSON.parse(readFileSync(`${SHARED}/recordings/${version}/${name}.json`, 'utf8')) as Recording

/** The request of a recording, to be sent to a demo. */
export function replay({ request }: Recording): Asking {
  const { method, path, headers, body } = request
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return { method, path, headers, body: text }
}
