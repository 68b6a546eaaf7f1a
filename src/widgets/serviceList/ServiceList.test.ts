// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { MetricItem } from '@/template/types'
import { CONNECTION, makeConnection, type Connection } from '@/query/connection'
import { scalar, Scripted, type Heard } from '@/query/testing/scripted'
import { millis } from '@/time/instant'
import ServiceList from './ServiceList.vue'

const item: MetricItem = {
  type: 'Widget',
  id: '0',
  place: { x: 0, y: 0, w: 24, h: 26 },
  name: '',
  title: 'Services',
  tips: '',
  graph: { type: 'ServiceList', options: { dashboardName: 'Overview' } },
  expressions: ['avg(load)', 'avg(sla)/100'],
  subExpressions: [],
  metricConfig: [
    { label: 'Load', unit: '/min' },
    { label: 'Success', unit: '%' },
  ],
  associate: [],
  raw: {},
}
const window = (minute: number) => ({
  start: millis(minute * 60_000),
  end: millis((minute + 30) * 60_000),
  step: 'MINUTE' as const,
  offset: 0,
})
const service = (name: string, normal: boolean | null = true) => ({
  id: `${name}.1`,
  name,
  shortName: name,
  normal,
  layers: ['GENERAL'],
})

let oap: Scripted
let connection: Connection
let services: { readonly layers: readonly string[] }[]
let answer: (expression: string, name: string) => object

beforeEach(() => {
  vi.useFakeTimers()
  oap = new Scripted()
  connection = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  services = ['a', 'b', 'c'].map((name) => service(name))
  answer = (expression) => scalar(expression.length)
  oap.auto = (heard) => {
    if (heard.document.includes('ListServices')) {
      const { layer } = heard.variables as { layer: string | null }
      const listed = layer === null ? services : services.filter(({ layers }) => layers.includes(layer))
      heard.json({ data: { listServices: listed } })
    } else heard.json({ data: batch(heard) })
    return true
  }
})
afterEach(() => {
  connection.server.stop()
  vi.useRealTimers()
})

const batch = ({ expressions, variables }: Heard) =>
  Object.fromEntries(
    expressions.map((expression, index) => {
      const entity = variables[`e${index}`] as { serviceName: string }
      return [`q${index}`, answer(expression, entity.serviceName)]
    }),
  )
const nothing = {
  type: 'SINGLE_VALUE',
  error: null,
  results: [{ metric: { labels: [] }, values: [{ id: null, value: null }] }],
}
const refused = { type: 'UNKNOWN', error: 'Metric: sla dose not exist', results: [] }

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await vi.advanceTimersByTimeAsync(200)
    await flushPromises()
    await nextTick()
  }
}
async function panel() {
  const wrapper = mount(ServiceList, {
    props: {
      item,
      layer: 'GENERAL',
      kind: 'All',
      entity: {},
      window: window(0),
      now: 31 * 60_000,
      vital: null,
      nouns: {},
    },
    global: { provide: { [CONNECTION as symbol]: connection } },
    attachTo: document.body,
  })
  await settle()
  const scroller = wrapper.find('.scroll')
  if (scroller.exists()) {
    Object.defineProperty(scroller.element, 'clientHeight', { value: 400 })
    await scroller.trigger('scroll')
    await settle()
  }
  return wrapper
}
type Panel = Awaited<ReturnType<typeof panel>>
const last = (wrapper: Panel, event: string): unknown => wrapper.emitted(event)?.at(-1)?.[0]
const cells = (wrapper: Panel): string[][] =>
  wrapper.findAll('[data-row]').map((row) => row.findAll('.name, td.num').map((cell) => cell.text()))

const lists = () =>
  oap.heard.filter(({ document }) => document.includes('ListServices')).map(({ variables }) => variables)

describe('ServiceList', () => {
  it('lists the services of the layer with a number per expression', async () => {
    answer = (expression, name) => (name === 'b' ? nothing : scalar(expression === 'avg(load)' ? 12 : 99))
    const wrapper = await panel()
    expect(cells(wrapper)).toEqual([
      ['a', '12', '99'],
      ['c', '12', '99'],
      ['b', '–', '–'],
    ])
    expect(wrapper.findAll('thead button').map((head) => head.text().trim())).toEqual([
      'Service ↑',
      'Load, /min',
      'Success, %',
    ])
    expect(last(wrapper, 'readout')).toEqual({ text: '3 services, 1 quiet' })
    expect(last(wrapper, 'state')).toBe('fresh')
  })

  it('takes its services from the list that the whole page shares', async () => {
    services = [...services, { ...service('elsewhere'), layers: ['MESH'] }]
    const wrapper = await panel()
    expect(cells(wrapper).map(([name]) => name)).toEqual(['a', 'b', 'c'])
    expect(lists()).toEqual([{ layer: null }])
  })

  it('asks for the layer alone where the list of all is cut', async () => {
    const others = Array.from({ length: 5_000 }, (_, index) => ({ ...service(`z${index}`), layers: ['MESH'] }))
    services = [...others.slice(3), ...services]
    const wrapper = await panel()
    expect(cells(wrapper).map(([name]) => name)).toEqual(['a', 'b', 'c'])
    expect(lists()).toEqual([{ layer: null }, { layer: 'GENERAL' }])
  })

  it('opens the named dashboard of a service', async () => {
    services = [service('virtual', false)]
    const wrapper = await panel()
    await wrapper.get('[data-row]').trigger('click')
    expect(last(wrapper, 'open')).toEqual({
      to: 'entity',
      kind: 'Service',
      id: 'virtual.1',
      entity: { serviceName: 'virtual', normal: false },
      layer: 'GENERAL',
      dashboard: 'Overview',
    })
  })

  it('keeps its numbers while those of the next window are asked for', async () => {
    const wrapper = await panel()
    const hold: Heard[] = []
    oap.auto = (heard) => hold.push(heard) > 0
    await wrapper.setProps({ window: window(1) })
    await settle()
    expect(hold.length).toBeGreaterThan(0)
    expect(last(wrapper, 'state')).toBe('refreshing')
    expect(cells(wrapper)[0]).toEqual(['a', '9', '12'])
    answer = () => scalar(77)
    for (const heard of hold) heard.json({ data: batch(heard) })
    await settle()
    expect(cells(wrapper)[0]).toEqual(['a', '77', '77'])
    expect(last(wrapper, 'state')).toBe('fresh')
  })

  it('shows one failed column alone, with the words of the server', async () => {
    answer = (expression) => (expression === 'avg(load)' ? scalar(3) : refused)
    const wrapper = await panel()
    expect(cells(wrapper)[0]).toEqual(['a', '3', '!'])
    expect(wrapper.get('.failed').attributes('title')).toContain('dose not exist')
    expect(last(wrapper, 'state')).toBe('partial')
    expect(last(wrapper, 'readout')).toEqual({ text: '3 values failed', tone: 'warn' })
  })

  it('says what an empty layer is, and what a list that cannot be had', async () => {
    services = []
    const empty = await panel()
    expect(empty.text()).toContain('No service of this layer has reported yet')
    expect(last(empty, 'state')).toBe('empty')
    oap.auto = (heard) => {
      heard.unreachable()
      return true
    }
    connection = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
    const broken = await panel()
    expect(last(broken, 'state')).toBe('error')
    expect(broken.text()).toContain('Retry')
  })
})
