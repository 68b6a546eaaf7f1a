import type { Answer } from '../../upstream'

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

export const JSON_TYPE = 'application/json; charset=utf-8'
export const TEXT_TYPE = 'text/plain; charset=utf-8'

export function answer(status: number, type: string, body: string | Uint8Array): Answer {
  return { status, headers: { 'content-type': type }, body: typeof body === 'string' ? Buffer.from(body) : body }
}

/** The answer of OAP's HTTP framework to what no route takes: a status and its reason as text. */
export const bareStatus = (status: number): Answer =>
  answer(status, TEXT_TYPE, `Status: ${status}\nDescription: ${REASONS[status] ?? 'Unknown'}\n`)

/** The same for a method: the framework words PUT and OPTIONS otherwise than GET (recorded 10.1 to 11.0). */
export const methodNotAllowed = (method: string): Answer =>
  method === 'GET' || method === 'HEAD' ? bareStatus(405) : answer(405, TEXT_TYPE, '405 Method Not Allowed')

export const json = (status: number, value: unknown, type = JSON_TYPE): Answer =>
  answer(status, type, JSON.stringify(value))

/** HEAD answers what GET does, without the body. */
export const forHead = (whole: Answer): Answer => ({ ...whole, body: new Uint8Array() })

export const pathOf = (target: string): URL => new URL(target, 'http://oap')
