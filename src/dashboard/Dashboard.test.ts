// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { CONNECTION } from '@/query/connection'
import { parseConfiguration } from '@/template/parse'
import type { Json } from '@/template/types'
import { millis } from '@/time/instant'
import Dashboard from './Dashboard.vue'
import { fakeOap, refused, series, single, type FakeOap, type Spoken } from './testing/oap'

vi.mock('@/widgets/registry', async () => {
  const { defineWidget, definePanel } = await import('@/widgets/contract')
  const view = defineComponent({
    props: { model: { type: Array, required: true } },
    setup: (props) => () => {
      if (props.model.includes('13')) throw new Error('unlucky')
      return h('output', props.model.join(' '))
    },
  })
  const panel = defineComponent({
    emits: ['state'],
    setup: (_, { emit }) => (emit('state', 'fresh'), () => h('output', 'panel')),
  })
  const slow = defineComponent({
    emits: ['state'],
    setup: (_, { emit }) => (emit('state', 'loading'), () => h('output', 'slow')),
  })
  const plain = defineWidget({
    type: 'Plain',
    accepts: ['scalar', 'series'],
    options: () => ({}),
    model: (results) =>
      results.flatMap((result) =>
        result === null ? [] : result.kind === 'scalar' ? result.values.map(({ value }) => String(value)) : ['series'],
      ),
    isEmpty: (model) => model.every((text) => text === 'null'),
    view: () => Promise.resolve(view as never),
  })
  return {
    widgets: new Map([['Plain', plain]]),
    panels: new Map([
      ['Own', definePanel({ type: 'Own', view: () => Promise.resolve(panel as never) })],
      ['Slow', definePanel({ type: 'Slow', view: () => Promise.resolve(slow as never) })],
    ]),
  }
})

/** Tells what the test says is on screen. */
const observers: { readonly callback: IntersectionObserverCallback; readonly elements: Set<Element> }[] = []
class Observer {
  readonly elements = new Set<Element>()
  constructor(callback: IntersectionObserverCallback) {
    observers.push({ callback, elements: this.elements })
  }
  observe = (element: Element): void => void this.elements.add(element)
  unobserve = (element: Element): void => void this.elements.delete(element)
  disconnect = (): void => this.elements.clear()
}
const scrollTo = async (isOnScreen: (widget: string) => boolean): Promise<void> => {
  for (const { callback, elements } of observers)
    callback(
      [...elements].map((target) => {
        const widget = target.getAttribute('data-cell') ?? ''
        const boundingClientRect = target.getBoundingClientRect()
        return {
          target,
          isIntersecting: isOnScreen(widget),
          boundingClientRect,
        } as unknown as IntersectionObserverEntry
      }),
      null as never,
    )
  await settle()
}
/** A document without layout: a cell lies 20 px below its widget's number of rows. */
function boxOf(this: Element): DOMRect {
  const widget = this.getAttribute('data-cell') ?? ''
  return new DOMRect(0, (Number(widget) || 0) * 20, 100, 100)
}
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await flushPromises()
}

let oap: FakeOap
let page: VueWrapper
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Observer)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(boxOf)
  observers.length = 0
  oap = fakeOap()
})
afterEach(() => page.unmount())

const chart = (i: string, expressions: readonly string[], more: object = {}) => ({
  x: 0,
  y: Number(i) * 10,
  w: 8,
  h: 10,
  i,
  type: 'Widget',
  widget: { title: `Widget ${i}` },
  graph: { type: 'Plain' },
  expressions,
  ...more,
})
const window = (minute: number) =>
  ({ start: millis(0), end: millis(minute * 60_000), step: 'MINUTE', offset: 0 }) as const

async function show(children: Json, more: object = {}): Promise<void> {
  const { dashboard } = parseConfiguration({ name: 'n', layer: 'GENERAL', entity: 'Service', children })
  if (dashboard === null) throw new Error('no dashboard')
  const props = {
    dashboard,
    layer: 'GENERAL',
    kind: 'Service',
    entity: { serviceName: 'a', normal: true },
    window: window(2),
    now: 180_000,
    ...more,
  } as const
  page = mount(Dashboard, {
    props,
    global: { provide: { [CONNECTION as symbol]: oap.connection } },
    attachTo: document.body,
  })
  await settle()
}
const cell = (id: string) => page.get(`[data-widget="${id}"]`)
const state = (id: string) => cell(id).attributes('data-state')
const button = (id: string, words: string) =>
  cell(id)
    .findAll('button')
    .find((one) => one.text() === words)

test('answers become pictures, equal questions are asked once', async () => {
  await show([chart('0', ['a', 'b']), chart('1', ['a'])])
  expect(oap.asked).toEqual(['a', 'b'])
  expect(cell('0').get('output').text()).toBe('1 1')
  expect([state('0'), state('1')]).toEqual(['fresh', 'fresh'])
  expect(cell('0').get('h3').text()).toBe('Widget 0')
  expect(page.attributes('data-ready')).toBe('true')
})

test('before the window is known the frames stand, and nothing is asked', async () => {
  const own = { ...chart('1', []), graph: { type: 'Own' } }
  await show([chart('0', ['a']), own], { held: true })
  expect(oap.asked).toEqual([])
  expect([state('0'), state('1')]).toEqual(['loading', 'loading'])
  expect(cell('0').find('.skeleton').exists()).toBe(true)
  expect(cell('0').get('h3').text()).toBe('Widget 0')
  expect(page.attributes('data-ready')).toBe('false')
  await page.setProps({ held: false, window: window(3) })
  await settle()
  expect(oap.asked).toEqual(['a'])
  expect([state('0'), state('1')]).toEqual(['fresh', 'fresh'])
})

test('what is not on screen is not asked until it comes there', async () => {
  await show([chart('0', ['a'], { h: 80 }), chart('90', ['z'])])
  expect(oap.asked).toEqual(['a'])
  expect(state('90')).toBe('loading')
  expect(cell('90').find('.skeleton').exists()).toBe(false)
  await scrollTo(() => true)
  expect(oap.asked).toEqual(['a', 'z'])
  expect(state('90')).toBe('fresh')
})

test('what is on screen is asked before what is nearly there', async () => {
  await show([chart('40', ['near'], { y: 0 }), chart('1', ['seen'], { y: 10 })])
  expect(oap.asked).toEqual(['seen', 'near'])
})

test('a failed expression fails alone and says how', async () => {
  oap.say((expression) => (expression === 'bad(' ? refused("line 1:4 missing ')' at '<EOF>'") : single('7')))
  await show([chart('0', ['bad(']), chart('1', ['a']), chart('2', ['a', 'bad('])])
  expect([state('0'), state('1'), state('2')]).toEqual(['error', 'fresh', 'partial'])
  expect(cell('0').text()).toContain('The expression does not parse')
  expect(cell('0').text()).toContain("Line 1, column 5: missing ')' at '<EOF>'")
  expect(cell('2').get('output').text()).toBe('7')
  expect(cell('2').text()).toContain('1 of 2 expressions failed')
  await button('2', '1 of 2 expressions failed')?.trigger('click')
  expect(cell('2').text()).toContain('bad(: The expression does not parse')
  await button('2', 'Back to the picture')?.trigger('click')
  expect(cell('2').get('output').text()).toBe('7')
})

test('retry asks for that widget only', async () => {
  oap.say(() => refused('Metric: [a] does not exist.'))
  await show([chart('0', ['a']), chart('1', ['b'])])
  expect(cell('0').text()).toContain('This OAP does not know the metric a')
  oap.asked.length = 0
  oap.say(() => single('5'))
  await button('0', 'Retry')?.trigger('click')
  await settle()
  expect(oap.asked).toEqual(['a'])
  expect([state('0'), state('1')]).toEqual(['fresh', 'error'])
})

test('empty, zero and a value that is no number are told apart', async () => {
  oap.say((expression) => single({ none: null, zero: '0', odd: '∞' }[expression] ?? null))
  await show([chart('0', ['none']), chart('1', ['zero']), chart('2', ['odd'])])
  expect([state('0'), state('1'), state('2')]).toEqual(['empty', 'fresh', 'bad-value'])
  expect(cell('0').text()).toContain('No data between 00:00 and 00:02')
  expect(cell('1').get('output').text()).toBe('0')
})

test('a series of nothing but bad values says what was sent', async () => {
  oap.say((expression) => (expression === 'all' ? series('∞', null) : series('∞', '1')))
  await show([chart('0', ['all']), chart('1', ['some'])])
  expect([state('0'), state('1')]).toEqual(['bad-value', 'bad-value'])
  expect(cell('0').text()).toContain('OAP sent ∞.')
  expect(cell('1').get('output').text()).toBe('series')
})

test('while a new window is asked the old picture stays, and also when nobody answers', async () => {
  await show([chart('0', ['a'])])
  let release = (): void => {}
  oap.say(() => new Promise((resolve) => (release = () => resolve(new Error('refused')))))
  await page.setProps({ window: window(3), now: 240_000 })
  await settle()
  expect(state('0')).toBe('refreshing')
  expect(cell('0').get('output').text()).toBe('1')
  expect(cell('0').attributes('data-ready')).toBe('false')
  release()
  await settle()
  expect(state('0')).toBe('stale')
  expect(cell('0').get('output').text()).toBe('1')
  expect(cell('0').text()).toContain('answer of 00:03')
})

test('another entity never shows the picture of the one before', async () => {
  await show([chart('0', ['a'])])
  oap.say(() => new Promise(() => {}))
  await page.setProps({ entity: { serviceName: 'b', normal: true } })
  await settle()
  expect(state('0')).toBe('loading')
  expect(cell('0').find('output').exists()).toBe(false)
})

test('what takes long can be stopped, and asked again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  oap.say(() => new Promise(() => {}))
  await show([chart('0', ['a']), chart('90', ['z'])])
  await vi.advanceTimersByTimeAsync(5_000)
  await nextTick()
  expect(cell('0').find('.skeleton').exists()).toBe(true)
  expect(cell('0').text()).toContain('asked 5 s ago')
  expect(cell('90').text()).not.toContain('asked')
  await button('0', 'Cancel')?.trigger('click')
  vi.useRealTimers()
  await settle()
  expect(state('0')).toBe('error')
  expect(cell('0').text()).toContain('Stopped before an answer came')
  oap.say(() => single('2'))
  await button('0', 'Retry')?.trigger('click')
  await settle()
  expect(cell('0').get('output').text()).toBe('2')
})

test('stopping one widget leaves the others, and what it shares with them, under way', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let answer: (spoken: Spoken) => void = () => {}
  oap.say(() => new Promise((resolve) => (answer = resolve)))
  await show([chart('0', ['a', 'b']), chart('1', ['b'])])
  await vi.advanceTimersByTimeAsync(5_000)
  await nextTick()
  await button('0', 'Cancel')?.trigger('click')
  vi.useRealTimers()
  await settle()
  expect([state('0'), state('1')]).toEqual(['error', 'loading'])
  oap.say(() => single('2'))
  answer(single('2'))
  await settle()
  expect([state('0'), state('1')]).toEqual(['partial', 'fresh'])
})

test('a panel that is stopped is taken off the page, and made anew on retry', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  await show([{ x: 0, y: 0, w: 8, h: 5, i: '0', type: 'Slow' }, chart('1', ['b'])])
  expect([state('0'), state('1')]).toEqual(['loading', 'fresh'])
  await vi.advanceTimersByTimeAsync(5_000)
  await nextTick()
  await button('0', 'Cancel')?.trigger('click')
  vi.useRealTimers()
  await settle()
  expect([state('0'), state('1')]).toEqual(['error', 'fresh'])
  expect(cell('0').find('output').exists()).toBe(false)
  await button('0', 'Retry')?.trigger('click')
  await settle()
  expect(cell('0').find('output').exists()).toBe(true)
})

test('a widget that fails while drawing fails alone', async () => {
  oap.say((expression) => single(expression === 'a' ? '13' : '1'))
  await show([chart('0', ['a']), chart('1', ['b'])])
  expect([state('0'), state('1')]).toEqual(['error', 'fresh'])
  expect(cell('0').text()).toContain('This widget failed while drawing')
  expect(cell('0').text()).toContain('unlucky')
})

test('unknown types, answers of another kind and widgets without expressions are told without an error', async () => {
  oap.say(() => ({ type: 'SORTED_LIST', error: null, results: [] }))
  await show([
    chart('0', ['a'], { graph: { type: 'Sky' } }),
    { x: 0, y: 10, w: 8, h: 5, i: '1', type: 'Teapot' },
    chart('2', ['a']),
    chart('3', ['']),
    { x: 0, y: 40, w: 8, h: 5, i: '4', type: 'Own' },
  ])
  expect(['0', '1', '2', '3', '4'].map(state)).toEqual(['unsupported', 'unsupported', 'unsupported', 'empty', 'fresh'])
  expect(cell('0').text()).toContain('Sky cannot be drawn yet')
  expect(cell('2').text()).toContain('Plain cannot draw this answer')
  expect(cell('3').text()).toContain('Nothing is asked here')
  expect(oap.asked).toEqual(['a'])
})

test('an entity that lacks a name is not asked about', async () => {
  await show([chart('0', ['a'])], { entity: { serviceName: 'a' } })
  expect(oap.asked).toEqual([])
  expect(state('0')).toBe('empty')
  expect(cell('0').text()).toContain('Nothing is chosen yet')
})

test('only the open tab asks; a tab whose gate says no is closed', async () => {
  const tab = {
    x: 0,
    y: 0,
    w: 24,
    h: 30,
    i: '4',
    type: 'Tab',
    children: [
      { name: 'One', children: [chart('0', ['a'])] },
      { name: 'Two', children: [chart('0', ['b'])] },
      { name: 'Three', expression: 'is_present(c)', children: [chart('0', ['c'])] },
    ],
  }
  oap.say((expression) => (expression === 'is_present(c)' ? single('0') : series('1', '2')))
  await show([tab])
  expect(oap.asked).toEqual(['is_present(c)', 'a'])
  const tabs = page.findAll('[role=tab]')
  expect(tabs.map((one) => [one.text(), one.attributes('aria-disabled')])).toEqual([
    ['One', 'false'],
    ['Two', 'false'],
    ['Three', 'true'],
  ])
  await tabs[2]?.trigger('click')
  expect(page.emitted('tab')).toBeUndefined()
  await tabs[1]?.trigger('click')
  await scrollTo(() => true)
  expect(page.emitted('tab')).toEqual([[{ id: '4', index: 1 }]])
  expect(oap.asked).toEqual(['is_present(c)', 'a', 'b'])
  expect(state('4-1-0')).toBe('fresh')
})

const gate = (expression: string) => ({ aerie: { v: 1, gate: { expression } } })

test('a gate is asked first and once; what it hides is gone, and asks nothing', async () => {
  oap.say((expression) => single(expression === 'is_present(no)' ? '0' : '1'))
  await show([
    chart('0', ['a'], gate('is_present(no)')),
    chart('10', ['b'], gate('is_present(no)')),
    chart('20', ['c'], gate('is_present(yes)')),
    chart('30', ['d']),
  ])
  expect(oap.asked).toEqual(['is_present(no)', 'is_present(yes)', 'd', 'c'])
  expect(page.findAll('[data-widget]').map((one) => one.attributes('data-widget'))).toEqual(['20', '30'])
})

test('until a gate is answered its widget keeps its place; one that fails shows it', async () => {
  let answer = (_: Spoken): void => {}
  oap.say((expression) => (expression === 'odd(' ? new Promise((resolve) => (answer = resolve)) : single('1')))
  await show([chart('0', ['a'], gate('odd('))])
  expect([state('0'), oap.asked]).toEqual(['loading', ['odd(']])
  answer(refused('no'))
  await settle()
  expect([state('0'), oap.asked]).toEqual(['fresh', ['odd(', 'a']])
})

test('while a refresh asks again what was hidden stays hidden', async () => {
  oap.say((expression) => single(expression === 'no' ? '0' : '1'))
  await show([chart('0', ['a'], gate('no')), chart('1', ['b'])])
  oap.say(() => new Promise(() => {}))
  await page.setProps({ window: window(3), now: 240_000 })
  await settle()
  expect(page.find('[data-widget="0"]').exists()).toBe(false)
  expect(oap.asked.slice(0, 3)).toEqual(['no', 'b', 'no'])
})

test('attributes that the page has decide without a question', async () => {
  const java = { aerie: { v: 1, gate: { attribute: 'language', is: ['JAVA'] } } }
  const entity = { serviceName: 'a', normal: true, serviceInstanceName: 'i' }
  const about = { kind: 'ServiceInstance', entity }
  await show([chart('0', ['a'], java)], { ...about, attributes: new Map([['language', 'GO']]) })
  expect(page.find('[data-widget="0"]').exists()).toBe(false)
  await page.setProps({ attributes: new Map([['language', 'JAVA']]) })
  await scrollTo(() => true)
  expect(state('0')).toBe('fresh')
})
