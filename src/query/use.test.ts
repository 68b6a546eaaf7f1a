import { beforeEach, describe, expect, it } from 'vitest'
import { shallowRef, type App } from 'vue'
import { getMenuItems } from '@/protocol/menu/menu'
import { getInstance } from '@/protocol/metadata/instances'
import { listServices } from '@/protocol/metadata/services'
import { findEndpointByName } from '@/protocol/metadata/by-name'
import { millis } from '@/time/instant'
import type { Connection } from './connection'
import { keyOf } from './plan'
import type { Question } from './question'
import { useTemplates } from './templates'
import { makeHost, mountIn, passes } from './testing/host'
import { allAnswered, GREETING, scalar, Scripted, type Heard } from './testing/scripted'
import { useAnswers } from './use-answers'
import { useLast, useOperation } from './use-operation'

const window = { start: millis(0), end: millis(1_800_000), step: 'MINUTE' as const, offset: 330 }
const question = (expression: string): Question => ({ expression, entity: { serviceName: 'a', normal: true }, window })
const key = (expression: string) => keyOf(question(expression))

let oap: Scripted
let page: Connection
let app: App

beforeEach(() => {
  const host = makeHost()
  ;({ oap, page, app } = host)
  return host.end
})

const mount = <T>(use: () => T) => mountIn(app, use)

const asks = (): readonly (readonly string[])[] => oap.heard.map(({ expressions }) => expressions)
const answerAll = (): void => oap.open.forEach((heard) => heard.json(allAnswered(heard)))
const auto = (): void => {
  oap.auto = (heard) => (heard.json(allAnswered(heard)), true)
}

/** A page that asks one question and can be refreshed. */
function refreshed() {
  const list = shallowRef([question('a')])
  const at = shallowRef(1)
  const ask = () => useAnswers(() => list.value, () => at.value) // prettier-ignore
  return { list, at, found: mount(ask).it }
}

describe('useAnswers', () => {
  it('tells what is under way and what is answered', async () => {
    const { it: found } = mount(() => useAnswers(() => [question('a'), question('b')]))
    await passes()
    expect([...found.asked.value.keys()]).toEqual([key('a'), key('b')])
    expect(found.answers.value.size).toBe(0)
    answerAll()
    await passes()
    expect(found.asked.value.size).toBe(0)
    expect(found.answers.value.get(key('a'))).toMatchObject({ result: { kind: 'scalar' }, receivedAt: Date.now() })
  })

  it('lets the latest questions win and keeps the old picture until they are answered', async () => {
    const list = shallowRef([question('a'), question('b')])
    const { it: found } = mount(() => useAnswers(() => list.value))
    await passes()
    answerAll()
    await passes()
    list.value = [question('b'), question('c'), question('d')]
    await passes()
    expect(asks()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    list.value = [question('e')]
    await passes()
    expect(oap.heard[1]?.call.signal.aborted).toBe(true)
    expect([...found.answers.value.keys()]).toEqual([key('a'), key('b')])
    answerAll()
    await passes()
    expect([...found.answers.value.keys()]).toEqual([key('e')])
  })

  it('asks only what was added', async () => {
    const list = shallowRef([question('a')])
    mount(() => useAnswers(() => list.value))
    await passes()
    list.value = [question('a'), question('b')]
    await passes()
    expect(asks()).toEqual([['a'], ['b']])
    expect(oap.heard[0]?.call.signal.aborted).toBe(false)
    answerAll()
    await passes(60_000)
    list.value = [question('b'), question('a')]
    await passes()
    expect(asks()).toHaveLength(2)
  })

  it('shows a fresh answer without asking, an old one while it asks', async () => {
    auto()
    mount(() => useAnswers(() => [question('a')])).leave()
    const first = mount(() => useAnswers(() => [question('a')]))
    await passes()
    first.leave()
    oap.heard.length = 0
    await passes(9_000)
    const second = mount(() => useAnswers(() => [question('a')]))
    expect(second.it.answers.value.size).toBe(1)
    await passes()
    second.leave()
    expect(asks()).toEqual([])
    await passes(2_000)
    oap.auto = () => false
    const third = mount(() => useAnswers(() => [question('a')]))
    await passes()
    expect([third.it.answers.value.size, third.it.asked.value.size]).toEqual([1, 1])
    expect(asks()).toEqual([['a']])
  })

  it('asks again what it is told to, the old answer on screen', async () => {
    auto()
    const { it: found } = mount(() => useAnswers(() => [question('a'), question('b')]))
    await passes()
    oap.auto = () => false
    found.retry([key('b'), key('never asked')])
    await passes()
    expect(asks().at(-1)).toEqual(['b'])
    expect(found.answers.value.size).toBe(2)
    oap.heard.at(-1)?.json({ data: { q0: scalar(77) } })
    await passes()
    expect(found.answers.value.get(key('b'))).toMatchObject({ result: { values: [{ value: 77 }] } })
  })

  it('asks the same again with a refresh, but what is under way, and nothing of a window that went with it', async () => {
    const { list, at, found } = refreshed()
    await passes()
    at.value = 2
    await passes()
    expect(asks()).toEqual([['a']])
    answerAll()
    await passes(20_000)
    at.value = 3
    await passes()
    expect(asks()).toEqual([['a'], ['a']])
    expect(found.answers.value.has(key('a'))).toBe(true)
    expect([...found.asked.value.keys()]).toEqual([key('a')])
    answerAll()
    await passes()
    list.value = [{ ...question('a'), window: { ...window, end: millis(1_860_000) } }]
    at.value = 4
    await passes()
    expect(asks()).toEqual([['a'], ['a'], ['a']])
    expect(found.asked.value.size).toBe(1)
  })

  it('keeps the failure of a refresh when the same questions are listed anew', async () => {
    const { list, at, found } = refreshed()
    await passes()
    answerAll()
    await passes(20_000)
    at.value = 2
    await passes()
    oap.open.forEach((heard) => heard.json({}, 502))
    await passes()
    list.value = [question('a')]
    await passes()
    expect(found.answers.value.get(key('a'))?.result.kind).toBe('failure')
  })

  it('withdraws everything when the page is left or cancels', async () => {
    const left = mount(() => useAnswers(() => [question('a')]))
    const cancelled = mount(() => useAnswers(() => [question('b')]))
    await passes()
    left.leave()
    cancelled.it.cancel([key('b')])
    expect(cancelled.it.asked.value.size).toBe(0)
    await passes()
    expect(oap.open).toEqual([])
  })

  it('does not ask what was cancelled beside new questions, but when it is wanted anew or again', async () => {
    const list = shallowRef([question('a')])
    const { it: found } = mount(() => useAnswers(() => list.value))
    await passes()
    found.cancel([key('a')])
    await passes()
    list.value = [question('a'), question('b')]
    await passes()
    expect(asks()).toEqual([['a'], ['b']])
    found.retry([key('a')])
    await passes()
    expect(asks()).toEqual([['a'], ['b'], ['a']])
  })

  it('cancels one of a batch, and the rest of it is answered', async () => {
    const { it: found } = mount(() => useAnswers(() => [question('a'), question('b')]))
    await passes()
    found.cancel([key('a')])
    expect([...found.asked.value.keys()]).toEqual([key('b')])
    oap.open[0]?.json({ data: { q0: scalar(1), q1: scalar(2) } })
    await passes()
    expect([...found.answers.value.keys()]).toEqual([key('b')])
  })

  it('recovers by itself when OAP is back', async () => {
    const { it: found } = mount(() => useAnswers(() => [question('a'), question('b')]))
    await passes()
    const error = 'Metric: [a] does not exist.'
    oap.heard[0]?.json({ data: { q0: { type: 'UNKNOWN', error, results: [] }, q1: scalar(1) } })
    await passes()
    found.retry([key('b')])
    await passes()
    oap.heard[1]?.unreachable()
    await passes()
    expect(found.answers.value.get(key('b'))).toMatchObject({ result: { cause: 'network' } })
    expect(page.server.reach.value).toMatchObject({
      state: 'down',
      failure: { cause: 'network' },
      address: 'oap.test/',
    })
    oap.heard.length = 0
    oap.auto = (heard) => (
      heard.json(heard.expressions.length > 0 ? allAnswered(heard) : { data: { listLayers: [] } }),
      true
    )
    await passes(6_000)
    expect(page.server.reach.value).toEqual({ state: 'up' })
    expect(asks()).toEqual([[], ['b']])
    expect(found.answers.value.get(key('b'))).toMatchObject({ result: { kind: 'scalar' } })
  })
})

describe('useOperation', () => {
  const services = (heard: Heard | undefined, ...names: readonly string[]): void =>
    heard?.json({ data: { listServices: names.map((name) => ({ id: name, name })) } })

  it('asks a list once for all who want it', async () => {
    const wanted = () => useOperation(listServices, () => ({ layer: 'GENERAL' }))
    const [one, two] = [mount(wanted), mount(wanted)]
    await passes()
    expect(oap.heard).toHaveLength(1)
    expect(one.it.state.value).toBe('loading')
    services(oap.heard[0], 'a')
    await passes()
    expect([one.it.state.value, two.it.state.value]).toEqual(['fresh', 'fresh'])
    expect(mount(wanted).it.data.value).toMatchObject([{ name: 'a' }])
    await passes()
    expect(oap.heard).toHaveLength(1)
  })

  it('keeps a request that another still waits for, and withdraws it with the last', async () => {
    const wanted = () => useOperation(listServices, () => ({ layer: 'GENERAL' }))
    const [one, two] = [mount(wanted), mount(wanted)]
    await passes()
    one.leave()
    expect(oap.open).toHaveLength(1)
    two.leave()
    await passes()
    expect(oap.open).toHaveLength(0)
  })

  it('never shows the answer to an earlier question', async () => {
    const layer = shallowRef<string | null>('GENERAL')
    const { it: found } = mount(() => useOperation(listServices, () => (layer.value ? { layer: layer.value } : null)))
    await passes()
    mount(() => useOperation(listServices, () => ({ layer: 'GENERAL' })))
    layer.value = 'MESH'
    await passes()
    const [general, mesh] = oap.heard
    services(mesh, 'm')
    services(general, 'g')
    await passes()
    expect(found.data.value).toMatchObject([{ name: 'm' }])
    expect(found.failure.value).toBeNull()
    layer.value = null
    await passes()
    expect(found.data.value).toBeNull()
    expect(oap.heard).toHaveLength(2)
  })

  it('keeps the old data when a refresh fails', async () => {
    const { it: found } = mount(() => useOperation(listServices, () => ({ layer: null })))
    await passes()
    services(oap.heard[0])
    await passes()
    expect(found.state.value).toBe('empty')
    found.retry()
    expect(found.state.value).toBe('refreshing')
    await passes()
    oap.heard[1]?.reply({ status: 502, type: 'text/html', text: '<html>' })
    await passes()
    expect(found.state.value).toBe('stale')
    expect(found.failure.value).toMatchObject({ cause: 'status', status: 502 })
  })

  it('does not ask a server for what it lacks', async () => {
    const given = { service: { serviceName: 'a', layer: null }, keyword: '', limit: 1 }
    const { it: found } = mount(() => useOperation(findEndpointByName, () => given))
    await passes()
    expect(found.state.value).toBe('unsupported')
    expect(oap.heard).toEqual([])
  })

  it('is not held up by questions that must know the server first', async () => {
    let greeted: Heard | null = null
    oap.greet = (heard) => (greeted = heard)
    for (let count = 0; count < 6; count += 1) {
      mount(() => useOperation(getMenuItems, () => (count === 0 ? {} : { other: count })))
    }
    mount(() => useTemplates(() => true))
    await passes()
    expect(oap.heard).toEqual([])
    ;(greeted as Heard | null)?.json({ data: GREETING })
    await passes()
    expect(oap.open).toHaveLength(4)
  })

  it('lets a question rest after the 503 of a full pool', async () => {
    const { it: found } = mount(() => useOperation(listServices, () => ({ layer: null })))
    await passes()
    oap.heard[0]?.reply({ status: 503, type: 'text/plain', text: 'Status: 503' })
    await passes()
    expect(found.failure.value).toMatchObject({ cause: 'overloaded' })
    found.retry()
    await passes(8_000)
    expect(oap.heard).toHaveLength(1)
    await passes(2_100)
    expect(oap.heard.filter(({ document }) => document.includes('ListServices'))).toHaveLength(2)
  })
})

describe('an object that is not there', () => {
  const ids = { instanceId: 'YQ==.1_Yg==' }
  it('is told from one that is being asked for, and a reader beside it asks nothing', async () => {
    const { it: found } = mount(() => useOperation(getInstance, () => ids))
    const beside = () => mount(() => useLast(getInstance, () => ids)).it.value
    await passes()
    expect([found.state.value, beside()]).toEqual(['loading', null])
    oap.open[0]?.json({ data: { getInstance: null } })
    await passes()
    expect([found.state.value, found.data.value, beside()]).toEqual(['empty', null, null])
    found.retry()
    await passes()
    expect(found.state.value).toBe('loading')
    const instance = { id: ids.instanceId, name: 'b', attributes: [], language: 'JAVA', instanceUUID: 'b' }
    oap.open[0]?.json({ data: { getInstance: instance } })
    await passes()
    expect(found.state.value).toBe('fresh')
    expect(beside()).toMatchObject({ name: 'b' })
    expect(oap.heard).toHaveLength(2)
  })
})

it('a retry at one place mends every place that failed at the same question', async () => {
  const ask = () => mount(() => useOperation(getInstance, () => ({ instanceId: 'YQ==.1_Yg==' }))).it
  const [one, other] = [ask(), ask()]
  await passes()
  oap.open[0]?.json({ errors: [{ message: 'The storage is away' }] })
  await passes()
  expect([one.state.value, other.state.value]).toEqual(['error', 'error'])
  one.retry()
  await passes()
  oap.open[0]?.json({ data: { getInstance: null } })
  await passes()
  expect([one.state.value, other.state.value, oap.heard.length]).toEqual(['empty', 'empty', 2])
})
