import { describe, expect, it } from 'vitest'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import { changedPanel, type PanelState } from '@/scope/panel'
import { fixedZone } from '@/time/zone'
import { millis } from '@/time/instant'
import { resolve } from '@/time/range'
import { conditionOf } from './condition'
import { printLength, readLength } from './length'
import { askedOrder, nextOrder, printOrder, readOrder } from './order'
import { readTag } from '@/search/tags'
import { changeOf, openIn, opening, searchOf, type Search } from './search'

const service = { name: 'plover::checkout', normal: true }
const [own, instance, endpoint] = [
  serviceId(service),
  instanceId({ service, name: 'checkout-1' }),
  endpointId({ service, name: 'POST:/orders' }),
]
const filters = (...pairs: readonly (readonly [string, string])[]): PanelState => ({ filters: new Map(pairs) })
const NOW = millis(Date.parse('2026-03-18T18:20:30Z'))
const { window } = resolve({ from: 'now-30m', to: 'now' }, NOW, 330, fixedZone(330))

describe('a length of time', () => {
  it.each([
    ['200', 200],
    ['200ms', 200],
    [' 200 ms ', 200],
    ['1.5s', 1500],
    ['1,5 s', 1500],
    ['2 min', 120_000],
    ['2m', 120_000],
    ['1H', 3_600_000],
    ['0', 0],
    ['0.4ms', 0],
  ])('%s is read', (text, length) => expect(readLength(text)).toBe(length))

  it.each(['', 'ms', '-5', '1e9', '5 parsecs', '1.5.2s', '200 ms or so', '600h', 'NaN', '∞'])('%s is none', (text) =>
    expect(readLength(text)).toBeNull(),
  )

  it.each([0, 1, 999, 1000, 1500, 60_000, 61_000, 90_500, 3_600_000, 5_400_000, 1234])(
    '%d ms are printed as they are read',
    (length) => expect(readLength(printLength(length))).toBe(length),
  )
})

describe('a search in an address', () => {
  const round = (search: Partial<Search>): Search => searchOf(changedPanel({}, changeOf(search)))

  it('is read as it was written', () => {
    const tags = [
      { key: 'http.status_code', value: '500' },
      { key: 'db.statement', value: 'a=b, 100%2C' },
      { key: 'k' },
    ]
    const given = {
      where: { service: own, instance, endpoint },
      status: 'error',
      min: 200,
      max: 1500,
      tags,
      traceId: 'a.1.2',
      layer: 'GENERAL',
      window: { from: NOW - 60_000, to: NOW },
    } as const
    expect(round(given)).toMatchObject(given)
  })

  it.each([
    [{ service: own, instance: null, endpoint: null }],
    [{ service: own, instance, endpoint: null }],
    [{ service: own, instance: null, endpoint }],
    [{ service: null, instance: null, endpoint: null }],
  ])('tells whose traces: %j', (where) => expect(round({ where }).where).toEqual(where))

  it('takes what cannot be read for not chosen', () => {
    const state = filters(['status', 'odd'], ['min', 'soon'], ['max', '-4'], ['tag', ',=x,,'], ['within', '9-1'])
    expect(searchOf({ ...state, sort: '-what', of: { kind: 'relation', id: 'x' } })).toEqual({
      ...{ where: { service: null, instance: null, endpoint: null }, status: 'any', min: null, max: null, tags: [] },
      ...{ traceId: '', layer: '', window: null, order: { by: 'start', descending: true } },
    })
  })

  it('forgets page, box and open trace with every change, and keeps the rest', () => {
    const state = changedPanel({ page: 3, sort: '-duration', sel: 's', view: 'table' }, opening('t'))
    expect(openIn(state)).toBe('t')
    const next = changedPanel({ ...state, page: 3 }, changeOf({ status: 'error' }))
    expect(next).toEqual({ sort: '-duration', view: 'table', filters: new Map([['status', 'error']]) })
  })

  it('drops what belongs to the trace that was open when another one is opened', () => {
    const state = changedPanel(
      { sel: 's', z: [0, 0.5], q: 'sql', ...filters(['fold', 'x'], ['open', 'a']) },
      opening('b'),
    )
    expect(state).toEqual({ filters: new Map([['open', 'b']]) })
  })

  it.each([
    ['http.method=GET', { key: 'http.method', value: 'GET' }],
    ['a=b=c', { key: 'a', value: 'b=c' }],
    ['alone', { key: 'alone' }],
    ['alone=', { key: 'alone' }],
    ['=v', null],
    [' ', null],
  ])('reads the tag %s', (text, tag) => expect(readTag(text)).toEqual(tag))
})

describe('the order of a list', () => {
  it('is one of the columns, the latest first where nothing is wished', () => {
    expect(readOrder(undefined)).toEqual({ by: 'start', descending: true })
    expect(readOrder('-duration')).toEqual({ by: 'duration', descending: true })
    expect(printOrder({ by: 'start', descending: true })).toBeUndefined()
    expect(printOrder({ by: 'start', descending: false })).toBe('start')
    expect(nextOrder({ by: 'start', descending: true }, 'duration')).toEqual({ by: 'duration', descending: true })
    expect(nextOrder({ by: 'duration', descending: true }, 'duration')).toEqual({ by: 'duration', descending: false })
    expect(askedOrder(readOrder('duration'))).toBe('BY_DURATION')
    expect(askedOrder(readOrder('-spans'))).toBe('BY_START_TIME')
  })
})

describe('what OAP is asked', () => {
  const plain = searchOf({})

  it('covers the whole window in seconds of its own zone, the open bucket too', () => {
    expect(conditionOf(plain, window)).toEqual({
      queryDuration: { start: '2026-03-18 232000', end: '2026-03-18 235059', step: 'SECOND' },
      traceState: 'ALL',
      queryOrder: 'BY_START_TIME',
    })
  })

  it('has nothing in it that was not chosen, and everything that was', () => {
    const search: Search = {
      ...plain,
      ...{ where: { service: own, instance, endpoint }, status: 'success', min: 0, max: 9, traceId: 't' },
      tags: [{ key: 'a', value: 'b' }],
      order: { by: 'duration', descending: true },
      window: { from: NOW, to: NOW + 1_000 },
    }
    expect(conditionOf(search, { ...window, cold: true })).toEqual({
      ...{ serviceId: own, serviceInstanceId: instance, endpointId: endpoint, traceId: 't' },
      ...{ minTraceDuration: 0, maxTraceDuration: 9, traceState: 'SUCCESS', queryOrder: 'BY_DURATION' },
      tags: [{ key: 'a', value: 'b' }],
      queryDuration: { start: '2026-03-18 235030', end: '2026-03-18 235031', step: 'SECOND', coldStage: true },
    })
  })
})
