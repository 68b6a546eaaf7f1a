import { isRecord } from '../decode'

/** One call of OAP's admin port. */
export interface RestCall<Answer> {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below the base path, without a leading slash. */
  readonly path: string
  readonly body: string | null
  /** Reads a parsed body. `status` is that of the HTTP answer: 200, 404 and 409 are answers, all others failures. */
  readonly decode: (body: unknown, status: number) => Answer
}

/** The server's words in `{error, message}`, which stands where an answer should. */
export const refusalOf = (body: unknown): string | null =>
  isRecord(body) && typeof body['error'] === 'string' ? `${body['error']}: ${String(body['message'] ?? '')}` : null
