import { flag, isRecord, Mismatch } from '../decode'
import type { Operation, PartError } from '../operation'
import type { LogCondition } from './condition'
import { LOGS, readLogs, type LogPage } from './line'

/** Words that are asked for at once. */
export const MOST_WORDS = 8

/** What one word was answered: a page, or why it has none, in OAP's words. */
export type WordAnswer = { readonly page: LogPage } | { readonly why: string }

interface OfWords {
  /** Whether the storage searches content. */
  readonly keywords: boolean
  /** In the order of the conditions. */
  readonly words: readonly WordAnswer[]
}

function answerAt(data: Readonly<Record<string, unknown>>, alias: string, errors: readonly PartError[]): WordAnswer {
  const wire = data[alias]
  const error = errors.find(({ path }) => path[0] === alias)
  if ((wire === null || wire === undefined) && error) return { why: error.message }
  const page = readLogs(wire, alias)
  return page.errorReason !== null && page.lines.length === 0 ? { why: page.errorReason } : { page }
}

const ofWords = (count: number): Operation<Readonly<Record<string, LogCondition>>, OfWords> => {
  const aliases = Array.from({ length: count }, (_, at) => `w${at}`)
  return {
    name: `logsOfWords${count}`,
    document: `query LogsOfWords${count}(${aliases.map((alias) => `$${alias}: LogQueryCondition`).join(', ')}) {
    supportQueryLogsByKeywords
    ${aliases.map((alias) => `${alias}: queryLogs(condition: $${alias}) ${LOGS}`).join('\n    ')}
  }`,
    needs: 'base',
    effort: 'search',
    parts: true,
    decode: (data, errors = []) => {
      if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
      return {
        keywords: flag(data['supportQueryLogsByKeywords'], 'supportQueryLogsByKeywords'),
        words: aliases.map((alias) => answerAt(data, alias, errors)),
      }
    },
  }
}

/**
 * One document for one to eight words of the tag `level`, of which a search takes only one: `LOGS_OF_WORDS[count - 1]`. Variables
 * are the whole conditions, `w0` to `w7`. A word that fails alone does not cost the others.
 */
export const LOGS_OF_WORDS: readonly Operation<Readonly<Record<string, LogCondition>>, OfWords>[] = Array.from(
  { length: MOST_WORDS },
  (_, at) => ofWords(at + 1),
)
