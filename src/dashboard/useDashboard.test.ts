// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { defineComponent, h, reactive, type ComputedRef } from 'vue'
import { merge, showLocale } from '@/i18n/create'
import { builtIn } from '@/layers/registry'
import { CONNECTION } from '@/query/connection'
import { shelfOf } from '@/query/templateShelf/shelf'
import { print } from '@/template/print'
import type { Preference } from '@/template/choose'
import { fakeOap, type FakeOap } from './testing/oap'
import { useDashboard, type AskedDashboard, type ShownDashboard } from './useDashboard'

let page: VueWrapper | undefined
afterEach(() => {
  page?.unmount()
  vi.useRealTimers()
})

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await flushPromises()
}

async function use(oap: FakeOap, first: Partial<AskedDashboard> = {}, prefer: Preference = 'server') {
  const asked = reactive<AskedDashboard>({ layer: 'GENERAL', kind: 'Service', name: null, ...first }) as {
    -readonly [K in keyof AskedDashboard]: AskedDashboard[K]
  }
  let found: ComputedRef<ShownDashboard> | undefined
  const Page = defineComponent({
    setup() {
      found = useDashboard(
        () => ({ ...asked }),
        () => prefer,
      )
      return () => h('i', found?.value.name ?? '')
    },
  })
  page = mount(Page, { global: { provide: { [CONNECTION as symbol]: oap.connection } } })
  await vi.dynamicImportSettled()
  await settle()
  const shown = () => {
    if (found === undefined) throw new Error('not mounted')
    return found.value
  }
  return { asked, shown }
}

const stored = (id: string, name: string, more: object = {}) => ({
  id,
  configuration: JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children: [], ...more }),
})
/** Ours of a General service beside its Overview. */
const OTHERS = ['Instances, ours, built in', 'Endpoints, ours, built in', 'Map, ours, built in']
const names = ({ all }: ShownDashboard) => all.map(({ name, origin, where }) => `${name}, ${origin}, ${where}`)

test('a server that keeps nothing leaves ours', async () => {
  const { shown } = await use(fakeOap())
  expect(shown()).toMatchObject({
    name: 'Overview',
    where: 'built in',
    state: 'fresh',
    failure: null,
    missing: null,
    faults: [],
  })
  expect(shown().dashboard?.items.length).toBeGreaterThan(8)
})

test('what the team stored comes first, a damaged row is listed and hurts nothing', async () => {
  const oap = fakeOap()
  const [, service] = await builtIn('GENERAL')
  oap.rows = [
    { id: 'x', configuration: 'not JSON' },
    { id: 'o', configuration: print(service?.raw ?? {}) },
    stored('t', 'Tills', { isDefault: true }),
  ]
  const { shown, asked } = await use(oap)
  expect(names(shown())).toEqual(['Tills, team, server', 'Overview, ours, server', ...OTHERS])
  expect(shown()).toMatchObject({ name: 'Tills', where: 'server' })
  expect(shown().damaged.map(({ id }) => id)).toEqual(['x'])
  asked.name = 'Overview'
  await settle()
  expect(shown()).toMatchObject({ name: 'Overview', where: 'server' })
  expect(oap.listed).toBe(1)
})

test('who prefers ours gets ours', async () => {
  const oap = fakeOap()
  oap.rows = [stored('t', 'Tills', { isDefault: true })]
  const { shown } = await use(oap, {}, 'aerie')
  expect(shown().name).toBe('Overview')
})

test('OAP 11 is asked by REST, and rows of another UI are foreign', async () => {
  const oap = fakeOap('11')
  oap.rows = [
    stored('horizon.layer.general', 'Theirs'),
    { id: 'horizon.x', configuration: '{}' },
    stored('aerie.GENERAL.Service.Tills', 'Tills'),
  ]
  const { shown } = await use(oap)
  expect(names(shown())).toEqual([
    'Tills, team, server',
    'Overview, ours, built in',
    ...OTHERS,
    'Theirs, foreign, server',
  ])
  expect(shown().damaged).toEqual([])
})

test('a server that does not answer leaves ours, and says why', async () => {
  const oap = fakeOap()
  oap.rows = new Error('refused')
  const { shown } = await use(oap)
  expect(shown()).toMatchObject({
    name: 'Overview',
    where: 'built in',
    state: 'fresh',
    failure: { cause: 'network', message: 'refused' },
  })
})

test('a server that takes long is not waited for', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const oap = fakeOap()
  oap.rows = new Promise<never>(() => {})
  const { shown } = await use(oap)
  expect(shown()).toMatchObject({ state: 'loading', dashboard: null })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(shown()).toMatchObject({ state: 'fresh', name: 'Overview', failure: null })
})

test('a name that is gone is told', async () => {
  const { shown } = await use(fakeOap(), { name: 'Gone' })
  expect(shown()).toMatchObject({ missing: 'Gone', name: 'Overview' })
})

const gate = { name: 'meter_turnstile_gates', type: 'REGULAR_VALUE', catalog: 'SERVICE' }

test('a layer nobody has a dashboard for gets one from the metrics that OAP knows, asked once', async () => {
  const oap = fakeOap()
  oap.metrics = [gate]
  const { shown, asked } = await use(oap, { layer: 'PLOVER_TURNSTILE', kind: 'All' })
  await vi.dynamicImportSettled()
  await settle()
  expect(shown()).toMatchObject({ name: 'Overview', where: 'built in', state: 'fresh', derived: { more: 0 } })
  expect(JSON.stringify(shown().dashboard)).toContain('avg(meter_turnstile_gates)')
  asked.kind = 'Service'
  await settle()
  expect(shown()).toMatchObject({ name: 'Overview', state: 'fresh', derived: { more: 0 } })
  expect(oap.metricsAsked).toHaveLength(1)
  asked.kind = 'Endpoint'
  await settle()
  expect(shown()).toMatchObject({ state: 'empty', dashboard: null, name: null, derived: null })
  asked.layer = 'GENERAL'
  await vi.dynamicImportSettled()
  await settle()
  expect(shown()).toMatchObject({ state: 'fresh', derived: null })
  expect(oap.metricsAsked).toHaveLength(1)
})

test('where no name tells whose a metric is, all are asked for', async () => {
  const oap = fakeOap()
  oap.metrics = [{ ...gate, name: 'meter_gates' }]
  const { shown } = await use(oap, { layer: 'PLOVER_TURNSTILE', kind: 'Service' })
  await vi.dynamicImportSettled()
  await settle()
  expect(JSON.stringify(shown().dashboard)).toContain('meter_gates')
  expect(oap.metricsAsked).toEqual([expect.stringContaining('turnstile'), null])
})

test('without the list of metrics a layer still lists its services, and says why', async () => {
  const oap = fakeOap()
  oap.metrics = new Error('refused')
  const { shown } = await use(oap, { layer: 'PLOVER_TURNSTILE', kind: 'All' })
  await vi.dynamicImportSettled()
  await settle()
  expect(shown()).toMatchObject({ name: 'Overview', state: 'fresh', failure: { message: 'refused' } })
})

test('the dashboard stays the same object while nothing about it changes', async () => {
  const { shown, asked } = await use(fakeOap())
  const before = shown().dashboard
  asked.name = 'Overview'
  await settle()
  expect(shown().dashboard).toBe(before)
})

test('a list that changes elsewhere draws nothing anew', async () => {
  const oap = fakeOap()
  const [, service] = await builtIn('GENERAL')
  oap.rows = [{ id: 'o', configuration: print(service?.raw ?? {}) }, stored('t', 'Tills')]
  const { shown, asked } = await use(oap)
  for (const name of ['Overview', 'Tills']) {
    asked.name = name
    await settle()
    const before = shown().dashboard
    oap.rows = [...(oap.rows as readonly { id: string; configuration: string }[]), stored(`of ${name}`, `Of ${name}`)]
    shelfOf(oap.connection).ask()
    await settle()
    expect(shown().all.map((one) => one.name)).toContain(`Of ${name}`)
    expect(shown().dashboard).toBe(before)
  }
  expect(oap.listed).toBe(3)
})

test('a server without attribute conditions is asked without them', async () => {
  const { shown } = await use(fakeOap('10.1'), { kind: 'All' })
  const asked = JSON.stringify(shown().dashboard?.items.map((item) => ('expressions' in item ? item.expressions : [])))
  expect(asked).toContain('top_n(service_cpm,10,des)')
  expect(asked).not.toContain('attr0')
})

test('ours is shown in the language of the reader, also as a server keeps it; the team’s stays as it was written', async () => {
  const [, service] = await builtIn('GENERAL')
  const oap = fakeOap()
  const title = 'Response time (percentiles, ms)'
  oap.rows = [
    { id: 'o', configuration: print(service?.raw ?? {}) },
    stored('t', 'Tills', { children: [{ type: 'Widget', i: '0', widget: { title } }] }),
  ]
  const { shown, asked } = await use(oap, { name: 'Overview' })
  const titles = () => shown().dashboard?.items.map((item) => ('graph' in item ? item.title : ''))
  const english = shown().dashboard
  expect(titles()).toContain(title)
  try {
    merge('zh-CN', 'other', { of: 'x' })
    expect(shown().dashboard).toBe(english)
    merge('zh-CN', 'sheets', { Overview: '概览', 'Response time': '响应时间', 'percentiles, ms': '百分位数，ms' })
    showLocale('zh-CN')
    expect(shown()).toMatchObject({ name: 'Overview', title: '概览', where: 'server' })
    expect(shown().dashboard?.name).toBe('Overview')
    expect(titles()).toContain('响应时间 (百分位数，ms)')
    asked.name = 'Tills'
    await settle()
    expect(shown()).toMatchObject({ name: 'Tills', title: 'Tills' })
    expect(titles()).toEqual([title])
  } finally {
    showLocale('en')
  }
})
