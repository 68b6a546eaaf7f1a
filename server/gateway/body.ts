import type { IncomingMessage, ServerResponse } from 'node:http'
import { Fault } from './fault'

const tooLarge = (limit: number) =>
  new Fault(413, 'BODY_TOO_LARGE', `The request body is larger than ${limit} bytes (limits.body).`)

/** How long a refused body is still read and thrown away, so that the refusal reaches its sender. */
const LINGER_MS = 1_000

/** Ends a connection whose request body was refused unread. */
export function discardBody(request: IncomingMessage): void {
  if (request.complete) return
  request.resume()
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS)
  timer.unref()
  request.once('end', () => clearTimeout(timer))
}

/** The whole body, still encoded; never more than `limit` bytes held. */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  encoded = false,
): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  if (!encoded && encoding && encoding !== 'identity')
    return Promise.reject(new Fault(415, 'UNSUPPORTED_ENCODING', 'Compressed request bodies are not accepted.'))
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge(limit))
  if (request.headers.expect) response.writeContinue()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      request.off('data', take)
      reject(tooLarge(limit))
    }
    request.on('data', take)
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.once('error', () => reject(new Fault(400, 'BODY_CUT', 'The request body ended early.')))
  })
}
