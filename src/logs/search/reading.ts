import type { LogCondition } from '@/protocol/log/condition'
import type { WordAnswer } from '@/protocol/log/ofWords'
import { AskError, failureOf } from '@/query/failure'
import { behind, merged, type Merge, type Strand } from './merge'
import { firstRequests, MOST_REQUESTS, withPage } from './pages'

export interface Part {
  readonly word: string | null
  readonly paging: LogCondition['paging']
}

/** How a list is read on. */
export interface Reading {
  /** Lines of a page, and pages that one request brings of each word. */
  readonly size: number
  readonly pages: number
  /** Lines after which there are enough. */
  readonly most: number
  /** Lines still arrive at the head. */
  readonly live: boolean
  readonly oldestFirst: boolean
  /** One request; answers in the order of the parts. */
  readonly ask: (parts: readonly Part[]) => Promise<readonly WordAnswer[]>
}

/**
 * The list with the next page of the words that hold it back. A word that fails keeps what it had and does not hold back any
 * more. Fails as `ask` does, and where no word is left or there is no line.
 */
export async function readOn(merge: Merge, reading: Reading): Promise<Merge> {
  const { size, pages } = reading
  const asked = behind(merge)
  const answers = await reading.ask(
    asked.map(({ word, pages: { count } }) => ({
      word,
      paging: { pageNum: count / pages + 1, pageSize: pages * size },
    })),
  )
  const strands = merge.strands.map((strand) => {
    const answer = answers[asked.indexOf(strand)]
    return answer ? answeredWith(strand, answer, reading) : strand
  })
  const why = strands.find((strand) => strand.why !== null)?.why ?? null
  const isNothing =
    strands.every((strand) => strand.why !== null) || strands.every(({ pages: { lines } }) => !lines.length)
  if (why !== null && isNothing) throw new AskError(failureOf('graphql', why))
  return merged({ ...merge, strands }, reading.most, reading.oldestFirst)
}

const answeredWith = (strand: Strand, answer: WordAnswer, { size, pages, live }: Reading): Strand =>
  'why' in answer
    ? { ...strand, why: answer.why }
    : {
        ...strand,
        pages: withPage(strand.pages, answer.page.lines, { size, pages, live }),
        // What is missing in one page is missing in the list.
        reason: answer.page.errorReason ?? strand.reason,
      }

export const isShort = (merge: Merge, most: number): boolean => merge.lines.length < most && behind(merge).length > 0

/** How the first `count` pages are read. A list of one strand shows whatever came. */
export function firstReading({ strands }: Merge, count: number, size: number) {
  const { requests, pages } = firstRequests(count, size * strands.length)
  const isOne = strands.length === 1
  return { pages, requests: isOne ? requests : MOST_REQUESTS, most: isOne ? Infinity : Math.max(1, count) * size }
}

/** Lines that are shown with one page more. */
export const nextEnd = ({ strands, lines }: Merge, size: number): number =>
  strands.length === 1 ? Infinity : (Math.floor(lines.length / size) + 1) * size
