import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, shallowRef, type App } from 'vue'
import type { PanelState } from '@/scope/panel'
import { makeHost, passes } from '@/query/testing/host'
import { Scripted, type Heard } from '@/query/testing/scripted'
import { millis } from '@/time/instant'
import { searchOf, SIZE } from './search'
import { useLogs } from './useLogs'

const window = { start: millis(0), end: millis(1_740_000), step: 'MINUTE' as const, offset: 0 }
/** Long after the window: nothing arrives in it any more. */
const NOW = 9_000_000

let oap: Scripted
let app: App

beforeEach(() => {
  const host = makeHost()
  ;({ oap, app } = host)
  return host.end
})

const names = (): readonly string[] => oap.heard.map(({ document }) => /query (\w+)/.exec(document)?.[1] ?? '')
const last = (): Heard => oap.heard.at(-1) ?? expect.fail('nothing was asked')

const wire = (from: number, count: number, errorReason: string | null = null) => ({
  errorReason,
  logs: Array.from({ length: count }, (_, index) => ({
    ...{ timestamp: 1_000_000 - from - index, contentType: 'TEXT', content: `line ${from + index}`, tags: [] },
    ...{ serviceInstanceId: 'i' },
  })),
})
const first = (logs: object, keywords = false) =>
  last().json({ data: { supportQueryLogsByKeywords: keywords, queryLogs: logs } })
const answer = (logs: object) => last().json({ data: { queryLogs: logs } })
const asked = (): Readonly<Record<string, unknown>> =>
  (last().variables as { condition: Readonly<Record<string, unknown>> }).condition

function search(filters: Readonly<Record<string, string>> = {}, count = 1) {
  const stateOf = (given: Readonly<Record<string, string>>): PanelState => ({ filters: new Map(Object.entries(given)) })
  const state = shallowRef(searchOf(stateOf(filters)))
  const now = shallowRef(NOW)
  const scope = effectScope()
  const logs = app.runWithContext(
    () =>
    scope.run(() => useLogs(() => ({ search: state.value, window, now: now.value }), () => count)), // prettier-ignore
  )
  if (!logs) throw new Error('nothing was made')
  return { logs, now, change: (given: Readonly<Record<string, string>>) => (state.value = searchOf(stateOf(given))) }
}

describe('a search', () => {
  it('learns with its first page whether content is searched, and goes on from page to page', async () => {
    const { logs } = search()
    expect(logs.state.value).toBe('loading')
    await passes()
    first(wire(0, SIZE))
    await passes()
    expect(logs.state.value).toBe('fresh')
    expect(logs.keywords.value).toBe(false)
    logs.more()
    logs.more()
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 2, pageSize: SIZE } })
    answer(wire(SIZE, 34))
    await passes()
    expect(logs.pages.value).toMatchObject({ count: 2, more: false })
    expect(logs.pages.value.lines).toHaveLength(SIZE + 34)
    logs.more()
    await passes()
    expect(names()).toEqual(['LogsAndSupport', 'QueryLogs'])
  })

  it('sends keywords until it knows that they are ignored', async () => {
    const { logs, change } = search({ keyword: 'a' })
    await passes()
    expect(asked()).toMatchObject({ keywordsOfContent: ['a'] })
    first(wire(0, 1))
    await passes()
    change({ keyword: 'b' })
    await passes()
    expect(asked()).not.toHaveProperty('keywordsOfContent')
    answer(wire(0, 1))
    await passes()
    expect(logs.state.value).toBe('fresh')
  })

  const saw = (...values: readonly string[]) => last().json({ data: { queryLogTagAutocompleteValues: values } })
  const answerWords = (words: readonly (object | null)[], rest: object = {}) =>
    last().json({
      data: { supportQueryLogsByKeywords: true, ...Object.fromEntries(words.map((logs, at) => [`w${at}`, logs])) },
      ...rest,
    })
  const askedWords = () =>
    Object.values(last().variables as Readonly<Record<string, Readonly<Record<string, unknown>>>>)

  it('asks for one level by the only word that OAP saw, as for anything else', async () => {
    const { logs } = search({ level: 'error' })
    await passes()
    saw('info', 'ERROR', 'odd<b>')
    await passes()
    expect(asked()).toMatchObject({ tags: [{ key: 'level', value: 'ERROR' }] })
    first(wire(0, 1))
    await passes()
    expect(logs.levelWords.value).toEqual(['ERROR'])
    expect(names()).toEqual(['QueryLogTagAutocompleteValues', 'LogsAndSupport'])
  })

  it('asks for the words of several levels in one document, each with all other conditions', async () => {
    const { logs } = search({ level: 'error,warn', tag: 'k=v', keyword: 'a', trace: 't' })
    await passes()
    saw('WARN', 'error', 'info', 'FATAL')
    await passes()
    expect(names()).toEqual(['QueryLogTagAutocompleteValues', 'LogsOfWords4'])
    // The usual word is asked for too: nobody may have said it lately.
    expect(askedWords().map(({ tags }) => tags)).toEqual(
      ['error', 'FATAL', 'WARN', 'ERROR'].map((value) => [
        { key: 'k', value: 'v' },
        { key: 'level', value },
      ]),
    )
    for (const one of askedWords())
      expect(one).toMatchObject({
        ...{ keywordsOfContent: ['a'], relatedTrace: { traceId: 't' }, queryOrder: 'DES' },
        paging: { pageNum: 1, pageSize: SIZE },
      })
    answerWords([wire(10, 2), wire(0, 3), wire(0, 0), wire(5, 1)])
    await passes()
    expect(logs.state.value).toBe('fresh')
    expect(logs.keywords.value).toBe(true)
    expect(logs.pages.value).toMatchObject({ count: 1, more: false })
    expect(logs.pages.value.lines.map(({ content }) => content)).toEqual([0, 1, 2, 5, 10, 11].map((at) => `line ${at}`))
  })

  it('goes on with the words that hold the list back, and not at all while there are lines', async () => {
    const { logs } = search({ level: 'error', size: '50' })
    await passes()
    saw('ERROR', 'error')
    await passes()
    // 50 of the one are older than 50 of the other.
    answerWords([wire(0, 50), wire(50, 50)])
    await passes()
    expect(logs.pages.value).toMatchObject({ count: 1, more: true })
    expect(logs.pages.value.lines).toHaveLength(50)
    logs.more()
    await passes()
    expect(askedWords()).toMatchObject([{ tags: [{ value: 'ERROR' }], paging: { pageNum: 2, pageSize: 50 } }])
    answerWords([wire(100, 3)])
    await passes()
    expect(logs.pages.value).toMatchObject({ count: 2, more: true })
    logs.more()
    await passes()
    expect(askedWords()).toMatchObject([{ tags: [{ value: 'error' }], paging: { pageNum: 2, pageSize: 50 } }])
    answerWords([wire(200, 0)])
    await passes()
    expect(logs.pages.value).toMatchObject({ count: 3, more: false })
    expect(logs.pages.value.lines.map(({ content }) => content)).toEqual(
      Array.from({ length: 103 }, (_, at) => `line ${at}`),
    )
    expect(oap.heard).toHaveLength(4)
  })

  it.each([
    ['an error in its place', null, { errors: [{ message: 'too many', path: ['w1'] }] }],
    ['a reason', wire(0, 0, 'too many'), {}],
  ] as const)('keeps the other words where one fails alone with %s', async (_, logs1, rest) => {
    const { logs } = search({ level: 'error' })
    await passes()
    saw('ERROR', 'error')
    await passes()
    answerWords([wire(0, 3), logs1], rest)
    await passes()
    expect(logs.state.value).toBe('partial')
    expect(logs.failed.value).toEqual([{ word: 'error', why: 'too many' }])
    expect(logs.pages.value.lines).toHaveLength(3)
    logs.anew()
    await passes()
    saw('ERROR', 'error')
    await passes()
    answerWords([wire(0, 3), wire(3, 1)])
    await passes()
    expect(logs.failed.value).toEqual([])
    expect(logs.state.value).toBe('fresh')
    expect(logs.pages.value.lines).toHaveLength(4)
  })

  it('fails where all words do', async () => {
    const { logs } = search({ level: 'error' })
    await passes()
    saw('ERROR', 'error')
    await passes()
    answerWords([wire(0, 0, 'too many'), wire(0, 0, 'too many')])
    await passes()
    expect(logs.state.value).toBe('error')
    expect(logs.failure.value?.message).toBe('too many')
  })

  it('asks for eight words at most, which OAP knows, and tells how many are left', async () => {
    const { logs } = search({ level: 'error,warn' })
    await passes()
    saw('WARN', 'ERROR', 'error', 'Error', 'err', 'fatal', 'FATAL', 'crit', 'SEVERE', 'severe')
    await passes()
    expect(names().at(-1)).toBe('LogsOfWords8')
    answerWords(Array.from({ length: 8 }, () => wire(0, 0)))
    await passes()
    expect(logs.levelWords.value).toEqual(['ERROR', 'error', 'Error', 'err', 'fatal', 'FATAL', 'crit', 'SEVERE'])
    expect(logs.wordsLeft.value).toBe(2)
    expect(logs.state.value).toBe('empty')
  })

  it('asks by the usual words where there is no completion, and for none around a line', async () => {
    const { logs, change } = search({ level: 'error,warn' })
    await passes()
    last().json({ data: null, errors: [{ message: 'no' }] })
    await passes()
    expect(askedWords().map(({ tags }) => tags)).toEqual([
      [{ key: 'level', value: 'ERROR' }],
      [{ key: 'level', value: 'WARN' }],
    ])
    answerWords([wire(0, 1), wire(1, 1)])
    await passes()
    change({ level: 'error', around: '1700000000000.10.10', host: 'i' })
    await passes()
    expect(names().at(-1)).toBe('QueryLogs')
    expect(asked()).not.toHaveProperty('tags')
    answer(wire(0, 1))
    await passes()
    expect(logs.levelWords.value).toEqual([])
  })

  it('shows the first page of many as soon as it is there, from the same window', async () => {
    const { logs, now } = search({ size: '1000' }, 3)
    await passes()
    first(wire(0, 1_000))
    await passes()
    expect(logs.state.value).toBe('refreshing')
    expect(logs.pages.value).toMatchObject({ count: 1, more: true })
    expect(logs.pages.value.lines).toHaveLength(1_000)
    const { paging: _, ...before } = asked()
    answer(wire(1_000, 1_000))
    await passes()
    expect(asked()).toMatchObject({ ...before, paging: { pageNum: 3, pageSize: 1_000 } })
    answer(wire(2_000, 1_000))
    await passes()
    expect(logs.pages.value.count).toBe(3)
    // A refresh keeps what is shown until all of it is there.
    now.value += 10_000
    await passes()
    answer(wire(0, 1_000))
    await passes()
    expect(logs.pages.value.count).toBe(3)
  })

  it('shows an opened address in one request, and keeps its place when it is refreshed', async () => {
    const { logs, now } = search({}, 3)
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 1, pageSize: 3 * SIZE } })
    first(wire(0, 3 * SIZE))
    await passes()
    expect(logs.pages.value).toMatchObject({ count: 3, more: true })
    now.value += 10_000
    await passes()
    expect(logs.state.value).toBe('refreshing')
    expect(logs.pages.value.lines).toHaveLength(3 * SIZE)
    answer(wire(0, 3 * SIZE))
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 1, pageSize: 3 * SIZE } })
    logs.more()
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 4, pageSize: SIZE } })
  })

  it('keeps what is loaded when OAP says why it cannot go on, and goes on', async () => {
    const { logs } = search()
    await passes()
    first(wire(0, SIZE))
    await passes()
    logs.more()
    await passes()
    answer(wire(0, 0, 'too many clauses'))
    await passes()
    expect(logs.state.value).toBe('stale')
    expect(logs.failure.value?.message).toBe('too many clauses')
    expect(logs.pages.value.lines).toHaveLength(SIZE)
    logs.retry()
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 2 } })
    answer(wire(SIZE, 1))
    await passes()
    expect(logs.state.value).toBe('fresh')
    expect(logs.pages.value.lines).toHaveLength(SIZE + 1)
  })

  it('says what OAP told besides a part of the lines', async () => {
    const { logs } = search()
    await passes()
    first(wire(0, 3, 'one shard is down'))
    await passes()
    expect(logs.state.value).toBe('partial')
    expect(logs.reason.value).toBe('one shard is down')
  })

  it('that failed shows nothing of the one before', async () => {
    const { logs, change } = search()
    await passes()
    first(wire(0, 3))
    await passes()
    change({ trace: 't' })
    await passes()
    expect(logs.state.value).toBe('refreshing')
    last().json({ data: null, errors: [{ message: 'no' }] })
    await passes()
    expect(logs.state.value).toBe('error')
    expect(logs.pages.value.lines).toEqual([])
  })

  it('keeps the pages of its address when it is refreshed before they came, and asks for none of the one before', async () => {
    const { logs, now, change } = search({}, 3)
    await passes()
    now.value += 10_000
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 1, pageSize: 3 * SIZE } })
    first(wire(0, 3 * SIZE))
    await passes()
    logs.more()
    await passes()
    answer(wire(3 * SIZE, SIZE))
    await passes()
    expect(logs.pages.value.count).toBe(4)
    change({ trace: 't' })
    await passes()
    now.value += 10_000
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 1, pageSize: 3 * SIZE } })
  })

  it('begins anew when the reader asks for it, also after more pages', async () => {
    const { logs } = search()
    await passes()
    first(wire(0, SIZE))
    await passes()
    logs.more()
    await passes()
    answer(wire(SIZE, 1))
    await passes()
    expect(logs.pages.value.more).toBe(false)
    logs.anew()
    await passes()
    expect(asked()).toMatchObject({ paging: { pageNum: 1, pageSize: 2 * SIZE } })
    answer(wire(0, SIZE + 2))
    await passes()
    expect(logs.pages.value.lines).toHaveLength(SIZE + 2)
  })

  it('still says that a part is missing when the next page is whole', async () => {
    const { logs } = search()
    await passes()
    first(wire(0, SIZE, 'one shard is down'))
    await passes()
    logs.more()
    await passes()
    answer(wire(SIZE, 1))
    await passes()
    expect(logs.state.value).toBe('partial')
    expect(logs.reason.value).toBe('one shard is down')
  })

  it('that nothing fits is empty, and one that is stopped says so', async () => {
    const { logs, change } = search()
    await passes()
    first(wire(0, 0))
    await passes()
    expect(logs.state.value).toBe('empty')
    change({ trace: 't' })
    await passes()
    logs.stop()
    await passes()
    expect(logs.failure.value?.cause).toBe('aborted')
  })
})
