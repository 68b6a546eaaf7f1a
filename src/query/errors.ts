import { isRecord } from '@/protocol/decode'
import type { Cause, Failure } from '@/mqe/result'
import { failureOf } from './failure'

/** One entry of `errors[]`, as OAP and the gateway write it. */
export interface ServerError {
  readonly message: string
  readonly path: readonly unknown[]
  /** graphql-java's: `ValidationError`, `InvalidSyntax`, `ExecutionAborted`, `DataFetchingException` … */
  readonly classification: string
  /** The gateway's: `UPSTREAM_TIMEOUT`, `WRITE_NOT_ALLOWED` … */
  readonly code: string
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Tolerates everything: what is no error object becomes one with its text. */
export function readErrors(errors: unknown): readonly ServerError[] {
  const entries: readonly unknown[] = Array.isArray(errors)
    ? errors
    : errors === undefined || errors === null
      ? []
      : [errors]
  return entries.map((entry) => {
    const extensions = isRecord(entry) && isRecord(entry['extensions']) ? entry['extensions'] : {}
    return {
      message: isRecord(entry) ? asText(entry['message']) : asText(entry),
      path: isRecord(entry) && Array.isArray(entry['path']) ? entry['path'] : [],
      classification: asText(extensions['classification']),
      code: asText(extensions['code']),
    }
  })
}

/** graphql-java puts this before what a resolver threw. */
const FETCHING = /^Exception while fetching data \(\/[^)]*\) : /

/** A Java class name and a colon in front of what it says. */
const CLASS = /^(?:[a-z][\w$]*\.)+[A-Z][\w$]*: /

/** The words of the error without the frame that two libraries put around them. */
export const wordsOf = ({ message }: ServerError): string => {
  const thrown = message.replace(FETCHING, '')
  return thrown.replace(CLASS, '') || thrown || 'The server gave no reason.'
}

/** The server does not have a field, argument or type that was asked. */
export const isUnknownToServer = ({ classification, message }: ServerError): boolean =>
  (classification === 'ValidationError' || classification === '') &&
  /FieldUndefined|UnknownArgument|UnknownType|Cannot query field|Unknown argument|Unknown type|not a field of input|contains a field name/.test(
    message,
  )

export const isValidation = ({ classification, message }: ServerError): boolean =>
  classification === 'ValidationError' ||
  classification === 'InvalidSyntax' ||
  /^Validation error|Cannot query field|Unknown argument|Unknown type/.test(message)

/** `maximum query complexity exceeded 3300 > 3000`: the limit, or `null`. */
export function complexityLimit(errors: readonly ServerError[]): number | null {
  for (const { message } of errors) {
    const match = /query complexity exceeded \d+ > (\d+)/.exec(message)
    if (match) return Number(match[1])
  }
  return null
}

const CODES: Readonly<Record<string, Cause>> = {
  UPSTREAM_UNREACHABLE: 'network',
  UPSTREAM_RESET: 'network',
  UPSTREAM_TIMEOUT: 'timeout',
  UPSTREAM_CONNECT_TIMEOUT: 'timeout',
  UPSTREAM_INVALID: 'not-json',
  UPSTREAM_CUT: 'not-json',
  UPSTREAM_TOO_LARGE: 'too-large',
}

/** Why a request whose `errors[]` stand in place of data has no answer. */
export function failureOfErrors(errors: readonly ServerError[], status: number, requestId: string | null): Failure {
  const [first] = errors
  const more = { status, ...(requestId === null ? {} : { requestId }) }
  if (!first) return failureOf('graphql', 'The answer is empty: it has neither data nor errors.', more)
  return failureOf(causeOf(first, status), wordsOf(first), more)
}

function causeOf(error: ServerError, status: number): Cause {
  const known = CODES[error.code]
  if (known) return known
  if (status === 503 || status === 429) return 'overloaded'
  if (status === 401 || status === 403) return 'refused'
  if (isUnknownToServer(error)) return 'unsupported'
  return status >= 500 ? 'status' : 'graphql'
}
