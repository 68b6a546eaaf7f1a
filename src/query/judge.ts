import type { Result } from '@/mqe/result'
import { aliasOf, indexOfAlias } from '@/protocol/mqe/batch'
import { decodeResult } from '@/protocol/mqe/decode'
import type { GraphQLAnswer } from './client'
import { complexityLimit, failureOfErrors, isUnknownToServer, isValidation, type ServerError } from './errors'

/** What the answer to a batch means for each of its questions. Every index is in `results` or in one group of `again`. */
export interface Verdict {
  readonly results: ReadonlyMap<number, Result>
  /** To be asked again, each group in a batch of its own. */
  readonly again: readonly (readonly number[])[]
  /** The complexity limit that the server named. */
  readonly limit: number | null
  /** The server knows less than was thought. */
  readonly outdated: boolean
}

/**
 * A question whose resolver throws empties the whole answer, because `execExpression` is non-null (recorded 10.1 to 11.0):
 * the culprits are those that the errors name, and the others are asked again without them.
 */
export function judge(answer: GraphQLAnswer, count: number, offset: number): Verdict {
  const { data, errors } = answer
  const indexes = Array.from({ length: count }, (_, index) => index)
  const verdict: Verdict = {
    results: new Map(),
    again: [],
    limit: complexityLimit(errors),
    outdated: errors.some(isUnknownToServer),
  }
  if (data !== null) {
    const results = indexes.map((index) => [index, oneResult(data[aliasOf(index)], answer, index, offset)] as const)
    return { ...verdict, results: new Map(results) }
  }
  const culprits = new Set(errors.map(culprit).filter((index) => index !== null && index < count))
  if (culprits.size > 0) {
    const failed = indexes.filter((index) => culprits.has(index))
    const rest = indexes.filter((index) => !culprits.has(index))
    return {
      ...verdict,
      results: new Map(failed.map((i) => [i, failureAt(answer, i)])),
      again: rest.length > 0 ? [rest] : [],
    }
  }
  // A field that the server lacks is in every part of the document: halves would be refused alike.
  const splits = verdict.limit !== null || (!verdict.outdated && errors.some(isValidation))
  if (splits && count > 1) return { ...verdict, again: halves(indexes) }
  return { ...verdict, results: new Map(indexes.map((index) => [index, failureAt(answer, index)])) }
}

const halves = (indexes: readonly number[]): readonly (readonly number[])[] => {
  const middle = Math.ceil(indexes.length / 2)
  return [indexes.slice(0, middle), indexes.slice(middle)]
}

function oneResult(wire: unknown, answer: GraphQLAnswer, index: number, offset: number): Result {
  return wire === null || wire === undefined ? failureAt(answer, index) : decodeResult(wire, offset)
}

/** Named by the path of what threw, or by the variable that was refused. */
function culprit({ path, message }: ServerError): number | null {
  const variable = /^Variable '\$?[xer](\d+)'|[Vv]ariable "\$[xer](\d+)"/.exec(message)
  const named = variable?.[1] ?? variable?.[2]
  return named === undefined ? indexOfAlias(path) : Number(named)
}

function failureAt({ errors, status, requestId }: GraphQLAnswer, index: number): Result {
  const own = errors.filter((error) => culprit(error) === index)
  return failureOfErrors(own.length > 0 ? own : errors, status, requestId)
}
