import { isUtf8 } from 'node:buffer'
import { type Allow, checkMutations } from './access'
import { Fault } from './fault'
import { operationOf } from './operation'

const refuse = (code: string, message: string) => new Fault(400, code, message)

function parseBody(text: string): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw refuse('BAD_JSON', 'The request body is not JSON.')
  }
  if (Array.isArray(parsed)) throw refuse('BATCH_REFUSED', 'Send one operation per request; aliases batch within it.')
  if (typeof parsed !== 'object' || parsed === null) throw refuse('BAD_JSON', 'The request body is not a JSON object.')
  return parsed
}

/** A checked GraphQL request: the body to send, and whether asking twice does no harm. */
export interface GraphqlRequest {
  readonly body: Buffer
  readonly repeatable: boolean
}

/**
 * Of a key given twice, readers differ in which one counts. A second "query" needs these letters once more, or escaped;
 * inside a text they cannot stand, as its quotes are escaped.
 */
const isUnambiguous = (text: string): boolean =>
  text.indexOf('"query"') === text.lastIndexOf('"query"') && !text.includes('\\u')

/** Checks a request body; one that could be read in two ways is written anew, so that upstream reads what was checked. */
export function checkGraphql(raw: Buffer, allow: Allow): GraphqlRequest {
  if (!isUtf8(raw)) throw refuse('BAD_JSON', 'The request body is not UTF-8.')
  const text = raw.toString()
  const parsed = parseBody(text)
  const query = 'query' in parsed ? parsed.query : undefined
  const variables = 'variables' in parsed ? parsed.variables : undefined
  const operationName = 'operationName' in parsed ? parsed.operationName : undefined
  if (typeof query !== 'string' || query.trim() === '') throw refuse('NO_QUERY', '"query" must be a GraphQL document.')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw refuse('BAD_OPERATION_NAME', '"operationName" must be a string.')
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw refuse('BAD_VARIABLES', '"variables" must be an object.')
  const { mutations } = operationOf(query)
  checkMutations(allow, mutations)
  const body = isUnambiguous(text) ? raw : Buffer.from(JSON.stringify({ query, variables, operationName }))
  return { body, repeatable: mutations.length === 0 }
}
