import type { Upstream } from '../upstream'
import { asFault, Fault } from './fault'

/** Goes through OAP's query pool, as `version` does not. */
const QUESTION = Buffer.from(JSON.stringify({ query: 'query{listLayers}' }))
const DEADLINE_MS = 3_000
const KEEP_MS = 1_000

/** Bytes of an answer, as far as they are needed to see that it is one. */
async function readSome(body: AsyncIterable<Uint8Array> | Uint8Array): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size > 100_000) break
  }
  return Buffer.concat(chunks).toString()
}

function hasLayers(text: string): boolean {
  try {
    const parsed: { data?: { listLayers?: unknown } | null } | null = JSON.parse(text)
    return Array.isArray(parsed?.data?.listLayers)
  } catch {
    return false
  }
}

async function probe(query: Upstream): Promise<Fault | null> {
  const controller = new AbortController()
  const late = new Fault(503, 'UPSTREAM_TIMEOUT', `OAP did not answer within ${DEADLINE_MS / 1_000} s.`)
  const timer = setTimeout(() => controller.abort(late), DEADLINE_MS)
  const { signal } = controller
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(late), { once: true })
  })
  const asked = async () => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const answer = await query({ method: 'POST', path: '/graphql', headers, body: QUESTION }, signal)
    const text = await readSome(answer.body)
    if (answer.status !== 200) return new Fault(503, 'UPSTREAM_STATUS', `OAP answers with status ${answer.status}.`)
    return hasLayers(text) ? null : new Fault(503, 'UPSTREAM_INVALID', 'OAP answers, but not a query.')
  }
  try {
    return await Promise.race([asked(), aborted])
  } catch (error) {
    const fault = asFault(error)
    return new Fault(503, fault.code, fault.message)
  } finally {
    clearTimeout(timer)
  }
}

/** Is OAP answering queries? Asked once for all who want to know within a second. */
export function createReadiness(query: Upstream): () => Promise<Fault | null> {
  let last: Promise<Fault | null> | null = null
  return () => {
    if (!last) {
      last = probe(query)
      void last.then(() => setTimeout(() => (last = null), KEEP_MS).unref())
    }
    return last
  }
}
