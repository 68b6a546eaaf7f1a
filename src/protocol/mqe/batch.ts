import type { Entity } from '@/scope/entity'
import type { Window } from '@/time/window'
import { toDuration, type Duration } from '../duration'

/**
 * Many expressions in one request. The document depends on nothing but the number of questions and on whether the server
 * knows owners: expressions, entities and the duration travel as variables, and so does whether a question wants what
 * only rankings and records have (`$r…`), which would double a series.
 */
export interface BatchShape {
  readonly count: number
  /** The server has `MQEValue.owner` (10.2 and newer). */
  readonly owner: boolean
}

export interface BatchQuestion {
  readonly expression: string
  readonly entity: Entity
}

export type BatchVariables = Readonly<Record<string, string | boolean | Entity | Duration>>

const OWNER =
  'owner { scope serviceID serviceName normal serviceInstanceID serviceInstanceName endpointID endpointName }'

const documents = new Map<string, string>()

export function batchDocument({ count, owner }: BatchShape): string {
  const key = `${count}${owner}`
  const known = documents.get(key)
  if (known !== undefined) return known
  const indexes = Array.from({ length: count }, (_, index) => index)
  const variables = indexes.map((i) => `$x${i}: String!, $e${i}: Entity!, $r${i}: Boolean!`)
  const fields = indexes.map(
    (i) =>
      `  ${aliasOf(i)}: execExpression(expression: $x${i}, entity: $e${i}, duration: $d) ` +
      `{ type error results { ...Labels values { id value ...Ranked @include(if: $r${i}) } } }`,
  )
  const made = [
    `query Batch($d: Duration!, ${variables.join(', ')}) {`,
    ...fields,
    '}',
    'fragment Labels on MQEValues { metric { labels { key value } } }',
    `fragment Ranked on MQEValue { traceID ${owner ? OWNER : ''} }`,
  ].join('\n')
  documents.set(key, made)
  return made
}

export function batchVariables(questions: readonly BatchQuestion[], window: Window): BatchVariables {
  const variables: Record<string, string | boolean | Entity | Duration> = { d: toDuration(window) }
  questions.forEach(({ expression, entity }, index) => {
    variables[`x${index}`] = expression
    variables[`e${index}`] = entity
    variables[`r${index}`] = /\btop_n/.test(expression)
  })
  return variables
}

export const aliasOf = (index: number): string => `q${index}`

/** The question that an error is about, from its path; `null` when it is about the whole request. */
export function indexOfAlias(path: readonly unknown[] | undefined): number | null {
  const match = /^q(\d+)$/.exec(String(path?.[0] ?? ''))
  return match ? Number(match[1]) : null
}

/** The most that a question costs of OAP's complexity, every selected field being 1: fragments cost once in a document. */
export const complexityOf = (owner: boolean): number => (owner ? 21 : 12)

/** Lexical tokens of one question and of what stands around them, as OAP's parser counts them (limit 15 000). */
export const TOKENS = { question: 57, frame: 60 } as const
