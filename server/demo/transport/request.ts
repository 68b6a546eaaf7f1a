import { gunzipSync } from 'node:zlib'
import type { Answer, Call } from '../../upstream'
import type { Question } from '../graphql/answer'
import { answer, bareStatus } from './plain'

const MAX_BODY = 10_485_760

/** Media types a client may accept, with the content type of the answer it gets (recorded 10.1 to 11.0). */
const ACCEPTED: Readonly<Record<string, string>> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'application/json': 'application/json',
  'application/graphql+json': 'application/graphql+json',
  'application/graphql-response+json': 'application/graphql-response+json',
}

/** The content type the client gets, or `null` when it accepts none of ours. */
export function negotiate(accept: string | undefined): string | null {
  if (accept === undefined || accept.trim() === '') return 'application/json'
  for (const range of accept.split(',')) {
    const found = ACCEPTED[mediaType(range)]
    if (found) return found
  }
  return null
}

const mediaType = (text: string): string => (text.split(';')[0] ?? '').trim().toLowerCase()

const text = (status: number, body: string): Answer => answer(status, 'text/plain', body)

export const NOT_ACCEPTABLE = text(
  406,
  'Only application/graphql-response+json and application/json compatible media types are acceptable',
)

/** The GraphQL request in a body, or the refusal that OAP's HTTP framework answers. */
export function readQuestion(call: Call): Question | Answer {
  const type = mediaType(call.headers['content-type'] ?? '')
  const isJson = type === 'application/json' || type.endsWith('+json')
  if (!isJson && type !== 'application/graphql') {
    return text(415, 'Unsupported media type. Only JSON compatible types and application/graphql are supported.')
  }
  const body = bodyText(call)
  if (body === '') return text(400, 'Missing request body')
  if (!isJson) return { query: body, variables: {}, operationName: null }
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return text(400, `Failed to parse a JSON document: ${body}`)
  }
  if (parsed === null) return bareStatus(500)
  if (typeof parsed !== 'object' || Array.isArray(parsed)) return text(400, `Failed to parse a JSON document: ${body}`)
  return fromMembers(new Map<string, unknown>(Object.entries(parsed)))
}

function fromMembers(members: ReadonlyMap<string, unknown>): Question | Answer {
  const query = members.get('query')
  if (typeof query !== 'string' || query === '') return text(400, 'query is missing')
  const variables = members.get('variables') ?? {}
  if (typeof variables !== 'object' || Array.isArray(variables)) return text(400, 'Unknown parameter type variables')
  const name = members.get('operationName')
  return {
    query,
    variables: Object.fromEntries(Object.entries(variables)),
    operationName: typeof name === 'string' ? name : null,
  }
}

export function bodyText(call: Call): string {
  if (call.body === null) return ''
  const zipped = call.headers['content-encoding'] === 'gzip'
  return Buffer.from(zipped ? gunzipSync(call.body, { maxOutputLength: MAX_BODY }) : call.body).toString('utf8')
}
