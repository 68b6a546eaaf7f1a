import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogLine } from '@/protocol/log/line'
import type { WordAnswer } from '@/protocol/log/ofWords'
import { behind, hasMore, merged, mergeOf, pagesOf, type Merge } from './merge'
import { firstReading, isShort, nextEnd, readOn, type Part, type Reading } from './reading'

const line = (time: number | null, word: string | null, content = ''): LogLine => ({
  ...{ service: 's', serviceId: 's.1', instance: 'i', instanceId: 's.1_i', endpoint: null, endpointId: null },
  ...{ traceId: null, time, contentType: 'TEXT', content, tags: word === null ? [] : [{ key: 'level', value: word }] },
})
type Served = ReadonlyMap<string, readonly LogLine[]>

/** OAP: every word has its own list, in order; `asked` counts requests and their parts. */
function oap(served: Served, fails: (part: Part) => string | null = () => null) {
  const asked: (readonly Part[])[] = []
  const ask = (parts: readonly Part[]): Promise<readonly WordAnswer[]> => {
    asked.push(parts)
    return Promise.resolve(
      parts.map((part): WordAnswer => {
        const { pageNum, pageSize } = part.paging
        const why = fails(part)
        const lines = (served.get(part.word ?? '') ?? []).slice((pageNum - 1) * pageSize, pageNum * pageSize)
        return why === null ? { page: { lines, errorReason: null } } : { why }
      }),
    )
  }
  return { asked, ask }
}

interface Given {
  readonly size: number
  readonly opened: number
  readonly oldestFirst: boolean
}
/** As a page does it: so many pages when it is opened, then one more at a time. Checks every step on the way. */
async function readAll(
  words: readonly string[],
  { size, opened, oldestFirst }: Given,
  ask: Reading['ask'],
): Promise<Merge> {
  const common = { size, oldestFirst, live: false, ask }
  let merge = mergeOf(words)
  const step = (next: Merge): void => {
    expect(merge.lines.every((one, at) => one === next.lines[at])).toBe(true)
    merge = next
  }
  const { requests, pages, most } = firstReading(merge, opened, size)
  for (let at = 0; at < requests && isShort(merge, most); at += 1) step(await readOn(merge, { ...common, pages, most }))
  for (let turn = 0; hasMore(merge); turn += 1) {
    expect(turn).toBeLessThan(2_000)
    const end = nextEnd(merge, size)
    const before = merge.lines.length
    step(merged(merge, end, oldestFirst))
    for (let left = words.length; left > 0 && isShort(merge, end); left -= 1)
      step(await readOn(merge, { ...common, pages: 1, most: end }))
    // One page more is one page more, but for the last one.
    if (hasMore(merge) && words.length > 1) expect(merge.lines.length).toBe(Math.max(end, before))
  }
  return merge
}

const sizes = fc.constantFrom(50, 200, 1_000)
const WORDS = ['ERROR', 'error', 'SEVERE', 'WARN', 'warning', 'fatal', '3', 'Err']
const streams = fc.array(
  fc.record({
    length: fc.oneof(fc.constantFrom(0, 1, 49, 50, 51, 200, 400), fc.integer({ min: 0, max: 1_500 })),
    /** Lines of one millisecond; ms from one to the next. */
    alike: fc.integer({ min: 1, max: 300 }),
    apart: fc.integer({ min: 1, max: 5_000 }),
    start: fc.integer({ min: 0, max: 100_000 }),
    kinds: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('lists of several words', () => {
  it('show every line exactly once and in order, however alike they are, and only ever grow at their end', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        streams,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (size, of, opened, oldestFirst) => {
          const words = WORDS.slice(0, of.length)
          const served = new Map(
            of.map(({ length, alike, apart, start, kinds }, word) => {
              const lines = Array.from({ length }, (_, at) =>
                line(start + Math.floor(at / alike) * apart, words[word] ?? '', `text ${at % kinds}`),
              )
              return [words[word] ?? '', oldestFirst ? lines : lines.toReversed()] as const
            }),
          )
          const { lines } = await readAll(words, { size, opened, oldestFirst }, oap(served).ask)
          const all = [...served.values()].flat()
          expect(lines.length).toBe(all.length)
          expect(new Set(lines).size).toBe(all.length)
          const times = lines.map(({ time }) => time ?? NaN)
          expect(
            times.every(
              (time, at) => at === 0 || (oldestFirst ? (times[at - 1] ?? NaN) <= time : (times[at - 1] ?? NaN) >= time),
            ),
          ).toBe(true)
          // Within a word, the order of OAP.
          for (const [word, own] of served) {
            const shown = lines.filter(({ tags: [tag] }) => tag?.value === word)
            expect(shown.length === own.length && shown.every((one, at) => one === own[at])).toBe(true)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  const listed = (word: string, from: number, count: number, apart: number) =>
    Array.from({ length: count }, (_, at) => line(from - at * apart, word))

  it('end at the horizon, and ask only for the words that hold it back', async () => {
    const served = new Map([
      ['ERROR', listed('ERROR', 100_000, 120, 10)],
      ['error', listed('error', 100_000, 500, 1)],
      ['SEVERE', listed('SEVERE', 100_000, 3, 1)],
    ])
    const { asked, ask } = oap(served)
    const how = { ...{ size: 50, pages: 1, live: false, oldestFirst: false, ask }, most: 1_000 }
    const first = await readOn(mergeOf(['ERROR', 'error', 'SEVERE']), how)
    // `error` is known down to 99 951, the others further: nothing below that is shown.
    expect(Math.min(...first.lines.map(({ time }) => time ?? NaN))).toBe(99_951)
    expect(first.lines).toHaveLength(50 + 5 + 3)
    expect(behind(first).map(({ word }) => word)).toEqual(['error'])
    const second = await readOn(first, how)
    expect(asked.map((parts) => parts.map(({ word, paging }) => [word, paging.pageNum]))).toEqual([
      [
        ['ERROR', 1],
        ['error', 1],
        ['SEVERE', 1],
      ],
      [['error', 2]],
    ])
    expect(second.lines.length).toBeGreaterThan(first.lines.length)
  })

  it('ask together for words that end at one time', async () => {
    const served = new Map(['a', 'b'].map((word) => [word, listed(word, 1_000, 100, 1)]))
    const { ask } = oap(served)
    const merge = await readOn(mergeOf(['a', 'b']), {
      size: 50,
      pages: 1,
      live: false,
      oldestFirst: false,
      ask,
      most: 1_000,
    })
    expect(behind(merge).map(({ word }) => word)).toEqual(['a', 'b'])
  })

  it('are opened in as few requests as they can be', async () => {
    const served = new Map(['a', 'b'].map((word) => [word, listed(word, 100_000, 900, 7)]))
    const { asked, ask } = oap(served)
    const merge = await readAll(['a', 'b'], { size: 50, opened: 10, oldestFirst: false }, ask)
    expect(asked[0]?.[0]?.paging.pageSize).toBe(500)
    expect(merge.lines).toHaveLength(1_800)
    expect(pagesOf(merge, 50)).toMatchObject({ count: 36, more: false })
  })

  it('count a line of two words once, also where a storage does not tell cases apart', async () => {
    const both = { ...line(5, 'ERROR'), tags: ['ERROR', 'error'].map((value) => ({ key: 'level', value })) }
    const [upper, lower] = [line(9, 'ERROR'), line(7, 'error')]
    const served = new Map(['error', 'ERROR'].map((word) => [word, [upper, lower, both]]))
    const { ask } = oap(served)
    const given = { size: 50, opened: 1, oldestFirst: false }
    expect((await readAll(['error', 'ERROR'], given, ask)).lines).toEqual([upper, lower, both])
    // The word that a line bears may be the one that failed.
    const half = oap(served, ({ word }) => (word === 'error' ? 'no' : null))
    expect((await readAll(['error', 'ERROR'], given, half.ask)).lines).toEqual([upper, lower, both])
  })

  it('keep lines without a time where their word has them', async () => {
    const served = new Map([
      ['a', [line(9, 'a'), line(null, 'a'), line(3, 'a')]],
      ['b', [line(7, 'b')]],
    ])
    const { lines } = await readAll(['a', 'b'], { size: 50, opened: 1, oldestFirst: false }, oap(served).ask)
    expect(lines.map(({ time }) => time)).toEqual([9, null, 7, 3])
  })
})

describe('a word that fails alone', () => {
  const served = new Map(
    ['a', 'b'].map((word) => [word, Array.from({ length: 120 }, (_, at) => line(1_000 - at, word))]),
  )
  const given = { size: 50, opened: 1, oldestFirst: false }

  it('keeps the others, at first and later, and is told', async () => {
    const first = await readAll(['a', 'b'], given, oap(served, ({ word }) => (word === 'a' ? 'too many' : null)).ask)
    expect(first.lines).toEqual(served.get('b'))
    expect(first.strands.map(({ word, why }) => [word, why])).toEqual([
      ['a', 'too many'],
      ['b', null],
    ])
    const isLate = ({ word, paging }: Part): boolean => word === 'a' && paging.pageNum === 2
    const later = await readAll(['a', 'b'], given, oap(served, (part) => (isLate(part) ? 'too many' : null)).ask)
    expect(later.lines).toHaveLength(50 + 120)
  })

  it('is a failure of all where no other has a line', async () => {
    await expect(readAll(['a', 'b'], given, oap(served, () => 'gone').ask)).rejects.toThrow('gone')
    const bare = oap(new Map(), ({ word }) => (word === 'a' ? 'gone' : null))
    await expect(readAll(['a', 'b'], given, bare.ask)).rejects.toThrow('gone')
  })
})
