import { describe, expect, it } from 'vitest'
import { changedPanel, type PanelState } from '@/scope/panel'
import { millis } from '@/time/instant'
import { conditionOf, timeOf } from './condition'
import { narrowedBy } from './filters'
import { changeOf, lookingAround, lookingBack, searchOf, SIZE, type Search } from './search'

const SERVICE = 'Y2hlY2tvdXQ=.1'
const INSTANCE = `${SERVICE}_YQ==`
const ENDPOINT = `${SERVICE}_Yg==`
const window = { start: millis(0), end: millis(1_740_000), step: 'MINUTE' as const, offset: 0 }
const PLAIN = { keywords: null, levelWord: null }

const state = (filters: Readonly<Record<string, string>>, rest: PanelState = {}): PanelState => ({
  ...rest,
  filters: new Map(Object.entries(filters)),
})
const search = (what: Partial<Search> = {}): Search => ({ ...searchOf({}), ...what })

describe('the address of a search', () => {
  it('says every part, and is read back', () => {
    const chosen = {
      where: { service: SERVICE, instance: INSTANCE, endpoint: ENDPOINT },
      levels: ['error', 'warn'] as const,
      tags: [{ key: 'http.status_code', value: '5,00%' }],
      keywords: ['a, b', '100%'],
      excluded: ['%2C'],
      related: { traceId: 't.1', segmentId: 't.1.0', spanId: 3 },
      window: { from: 1_700_000_000_000, to: 1_700_000_060_000 },
      oldestFirst: true,
    }
    expect(searchOf(changedPanel({}, changeOf(chosen)))).toEqual({ ...search(), ...chosen })
    expect(changedPanel({}, changeOf(chosen)).filters?.get('keyword')).toBe('a%2C b,100%25')
  })

  it('without any of it is everything, newest first', () => {
    expect(changedPanel({}, changeOf(search()))).toEqual({})
    expect(search()).toMatchObject({
      levels: [],
      related: null,
      window: null,
      oldestFirst: false,
      size: SIZE,
      around: null,
    })
  })

  it('that cannot be read counts as not chosen', () => {
    const odd = state(
      { level: 'loud,ERROR,,', size: '9999', within: '9-1', span: 'x', segment: 's', around: '1.2.3', host: INSTANCE },
      { sort: '-x', of: { kind: 'process', id: 'p' } },
    )
    expect(searchOf(odd)).toMatchObject({
      where: { service: null },
      levels: ['error'],
      size: SIZE,
      window: null,
      related: null,
      around: null,
      oldestFirst: false,
    })
    expect(searchOf(state({ size: '50' })).size).toBe(50)
    expect(searchOf(state({ trace: ' t ', span: '3' })).related).toEqual({
      traceId: 't',
      segmentId: null,
      spanId: null,
    })
  })

  it('forgets with every change what was opened and how many pages there were, but not when it looks around and back', () => {
    const before = state({ level: 'error' }, { sel: 'k', page: 3 })
    expect(changedPanel(before, changeOf({ keywords: ['x'] }))).toEqual(state({ level: 'error', keyword: 'x' }))
    const around = { at: 1_700_000_000_123, before: 10, after: 30, instance: INSTANCE, hit: 'k' }
    const there = changedPanel(before, lookingAround(around))
    expect(searchOf(there)).toMatchObject({ around, levels: ['error'] })
    expect(there.sel).toBe('k')
    expect(changedPanel(there, lookingBack(around))).toEqual(state({ level: 'error' }, { sel: 'k' }))
  })
})

describe('the condition', () => {
  it('has what was chosen, and nothing else', () => {
    expect(conditionOf(search(), window, PLAIN)).toEqual({
      queryDuration: { start: '1970-01-01 000000', end: '1970-01-01 002959', step: 'SECOND' },
      queryOrder: 'DES',
    })
    const all = search({
      where: { service: SERVICE, instance: INSTANCE, endpoint: ENDPOINT },
      tags: [{ key: 'k', value: 'v' }, { key: 'bare' }],
      keywords: ['a'],
      excluded: ['b'],
      oldestFirst: true,
    })
    expect(conditionOf(all, window, { keywords: true, levelWord: 'ERROR' })).toMatchObject({
      serviceId: SERVICE,
      serviceInstanceId: INSTANCE,
      endpointId: ENDPOINT,
      tags: [
        { key: 'k', value: 'v' },
        { key: 'bare', value: '' },
        { key: 'level', value: 'ERROR' },
      ],
      keywordsOfContent: ['a'],
      excludingKeywordsOfContent: ['b'],
      queryOrder: 'ASC',
    })
  })

  it('leaves words to the page where the storage ignores them', () => {
    const words = search({ keywords: ['a'], excluded: ['b'] })
    expect(conditionOf(words, window, { keywords: false, levelWord: null })).not.toHaveProperty('keywordsOfContent')
    expect(conditionOf(words, window, PLAIN)).toMatchObject({ keywordsOfContent: ['a'] })
  })

  it('of a trace looks at any time, but for the cold stage and a time of its own', () => {
    const related = { traceId: 't', segmentId: 's', spanId: 0 }
    expect(conditionOf(search({ related }), window, PLAIN)).toEqual({ relatedTrace: related, queryOrder: 'DES' })
    expect(timeOf(search({ related }), { ...window, cold: true })).not.toBeNull()
    const own = { from: 1_000, to: 2_000 }
    expect(timeOf(search({ related, window: own }), window)).toEqual(own)
  })

  it('around a hit has the instance and the seconds, and none of the other conditions', () => {
    const around = { at: 1_500_000, before: 10, after: 30, instance: INSTANCE, hit: null }
    const busy = search({ around, keywords: ['a'], related: { traceId: 't', segmentId: null, spanId: null } })
    expect(conditionOf(busy, window, { keywords: true, levelWord: null })).toEqual({
      serviceId: SERVICE,
      serviceInstanceId: INSTANCE,
      queryDuration: { start: '1970-01-01 002450', end: '1970-01-01 002530', step: 'SECOND' },
      queryOrder: 'DES',
    })
  })
})

describe('a click on a part of a line', () => {
  const by = (filter: Parameters<typeof narrowedBy>[1], what: Partial<Search> = {}) => narrowedBy(search(what), filter)

  it('narrows to it', () => {
    expect(by({ kind: 'level', value: 'Fatal' })).toEqual({ levels: ['error'] })
    expect(by({ kind: 'level', value: 'LOUD' })).toEqual({ tags: [{ key: 'level', value: 'LOUD' }] })
    expect(by({ kind: 'tag', key: 'k', value: 'v' }, { tags: [{ key: 'k', value: 'v' }] })).toEqual({
      tags: [{ key: 'k', value: 'v' }],
    })
    expect(by({ kind: 'keyword', value: ' x ', exclude: true })).toEqual({ excluded: ['x'] })
    expect(by({ kind: 'trace', value: 't' })).toEqual({ related: { traceId: 't', segmentId: null, spanId: null } })
    expect(by({ kind: 'instance', value: 'a', id: INSTANCE })).toEqual({
      where: { service: SERVICE, instance: INSTANCE, endpoint: null },
    })
    expect(
      by(
        { kind: 'endpoint', value: 'b', id: ENDPOINT },
        { where: { service: SERVICE, instance: INSTANCE, endpoint: null } },
      ),
    ).toEqual({ where: { service: SERVICE, instance: INSTANCE, endpoint: ENDPOINT } })
  })

  it('asks nothing where there is nothing to ask for', () => {
    expect(by({ kind: 'level', value: '' })).toBeNull()
    expect(by({ kind: 'keyword', value: '  ', exclude: false })).toBeNull()
    expect(by({ kind: 'service', value: 'a', id: null })).toBeNull()
    expect(by({ kind: 'instance', value: 'a', id: 'odd' })).toBeNull()
  })
})
