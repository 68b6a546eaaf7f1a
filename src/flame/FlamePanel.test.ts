// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, nextTick, shallowRef } from 'vue'
import FlameCanvas from '@/charts/flame/FlameCanvas.vue'
import type { PanelAddress } from '@/components/panelAddress'
import { hitsOf, namesMatching } from '@/geometry/flame/hits'
import type { FrameTable } from '@/geometry/flame/table'
import { changedPanel, type PanelState } from '@/scope/panel'
import { searchFrames } from '@/workers/flameSearch'
import { flameDemos, tableOf } from './demo'
import FlamePanel from './FlamePanel.vue'
import { keyText } from './useFlame'

vi.mock('@/workers/flameSearch', () => ({ searchFrames: vi.fn() }))

const table = tableOf('samples', [
  'all',
  1000,
  ['p.Half.run', 600, ['p.Deep.call', 500]],
  ['q.Rest.run', 390, ['p.Deep.call', 5]],
])
const demo = (name: string): FrameTable => flameDemos.find((one) => one.name === name)?.table ?? table
const pathOf = (of: FrameTable, ...names: readonly string[]): number => {
  let at = 0
  for (const name of names)
    for (let child = at + 1; child < (of.end[at] ?? 0); child = of.end[child] ?? Infinity)
      if (of.names[of.name[child] ?? 0] === name) {
        at = child
        break
      }
  return at
}
const HALF = pathOf(table, 'p.Half.run')
const DEEP = pathOf(table, 'p.Half.run', 'p.Deep.call')
const THIN = pathOf(table, 'q.Rest.run', 'p.Deep.call')

const chained = tableOf('samples', [
  'all',
  1000,
  [
    'p.A.run',
    1000,
    ['p.B.run', 1000, ['p.C.run', 1000, ['p.D.run', 1000, ['p.E.run', 1000, ['p.F.run', 600], ['p.G.run', 400]]]]],
  ],
])

let width = 1200
let mounted: VueWrapper[] = []
beforeEach(() => {
  width = 1200
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly call: (entries: { contentRect: { width: number; height: number } }[]) => void
      constructor(call: (entries: { contentRect: { width: number; height: number } }[]) => void) {
        this.call = call
      }
      observe(): void {
        this.call?.([{ contentRect: { width, height: 600 } }])
      }
      disconnect(): void {}
    },
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  vi.mocked(searchFrames).mockImplementation((of, pattern) =>
    Promise.resolve(hitsOf(of, namesMatching(of.names, new RegExp(pattern, 'i')))),
  )
})
afterEach(() => {
  for (const wrapper of mounted) wrapper.unmount()
  mounted = []
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

/** A panel whose address remembers its steps, those of the history apart. */
async function shown(of: FrameTable = table, first: PanelState = {}, more = {}) {
  const state = shallowRef(first)
  const steps: PanelState[] = []
  const address: PanelAddress = {
    state: computed(() => state.value),
    change(what) {
      state.value = changedPanel(state.value, what)
      steps.push(state.value)
    },
    settle: (what) => void (state.value = changedPanel(state.value, what)),
    href: () => null,
  }
  const wrapper = mount(FlamePanel, { props: { table: of, address, ...more }, attachTo: document.body })
  mounted.push(wrapper)
  await flushPromises()
  const canvas = () => wrapper.getComponent(FlameCanvas)
  const button = (name: string) => {
    const found = wrapper.findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)
    if (!found) throw new Error(`no button ${name}`)
    return found
  }
  const field = () => wrapper.get<HTMLInputElement>('input')
  const search = async (text: string) => {
    await field().setValue(text)
    await field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
  }
  const zoom = (): string | undefined => state.value.filters?.get('zoom')
  return { wrapper, state, steps, canvas, button, field, search, zoom }
}
const key = (frame: number): string => keyText(table, frame)

describe('what the address says', () => {
  it('is what is shown: zoom, selection, direction, search', async () => {
    const filters = new Map([
      ['zoom', key(HALF)],
      ['up', '1'],
    ])
    const { canvas, field } = await shown(table, { sel: key(DEEP), q: 'deep', filters })
    const { focus, selected, up, hits } = canvas().props()
    expect({ focus, selected, up, found: hits?.count }).toEqual({ focus: HALF, selected: DEEP, up: true, found: 2 })
    expect(field().element.value).toBe('deep')
  })
  it('is told once where this profile does not have it, and all is shown', async () => {
    const { canvas, wrapper } = await shown(table, { sel: 'deadbeef', filters: new Map([['zoom', 'nonsense']]) })
    expect(canvas().props()).toMatchObject({ focus: 0, selected: -1 })
    expect(wrapper.findAll('[role=status]').map((one) => one.text())).toContain(
      'The frame of the link that was zoomed in is not in this profile. All of it is shown.',
    )
  })
  it('follows zooming, one step of the history each, and zooming out keeps the selection', async () => {
    vi.useFakeTimers()
    const { canvas, state, steps, zoom } = await shown()
    canvas().vm.$emit('focus', DEEP)
    expect([zoom(), state.value.sel]).toEqual([key(DEEP), key(DEEP)])
    vi.advanceTimersByTime(300)
    canvas().vm.$emit('focus', 0)
    expect([zoom(), state.value.sel]).toEqual([undefined, key(DEEP)])
    vi.advanceTimersByTime(300)
    expect(steps).toHaveLength(2)
  })
  it('is written twice for zooms that follow each other, which are drawn at once', async () => {
    vi.useFakeTimers()
    const { canvas, steps, zoom } = await shown()
    for (const frame of [DEEP, HALF, 0, THIN, 0, HALF]) {
      canvas().vm.$emit('focus', frame)
      vi.advanceTimersByTime(100)
      await nextTick()
      expect(canvas().props('focus')).toBe(frame)
    }
    expect(zoom()).toBe(key(DEEP))
    vi.advanceTimersByTime(300)
    expect(zoom()).toBe(key(HALF))
    expect(steps).toHaveLength(2)
  })
  it('goes back while zooms follow each other, and what was not written yet is gone', async () => {
    vi.useFakeTimers()
    const { canvas, state, steps, zoom } = await shown()
    canvas().vm.$emit('focus', DEEP)
    canvas().vm.$emit('focus', HALF)
    state.value = {}
    await nextTick()
    vi.advanceTimersByTime(300)
    expect([zoom(), canvas().props('focus'), steps.length]).toEqual([undefined, 0, 1])
    canvas().vm.$emit('focus', HALF)
    expect(zoom()).toBe(key(HALF))
  })
  it('has rows that only repeat open or folded, and opens them for what is found in them', async () => {
    const { canvas, button, search, state } = await shown(chained)
    const chain = (): string | undefined => state.value.filters?.get('chain')
    expect(canvas().props('folded')).toBe(true)
    canvas().vm.$emit('unfold')
    expect(chain()).toBe('1')
    await button('Every row').trigger('click')
    expect([chain(), canvas().props('folded')]).toEqual([undefined, true])
    await search('p.C.run')
    expect([chain(), canvas().props('selected')]).toEqual(['1', pathOf(chained, 'p.A.run', 'p.B.run', 'p.C.run')])
  })
  it('follows a walk by arrows when it rests, without steps', async () => {
    vi.useFakeTimers()
    const { canvas, state, steps } = await shown()
    canvas().vm.$emit('select', 0)
    canvas().vm.$emit('select', HALF)
    canvas().vm.$emit('select', DEEP)
    expect(state.value.sel).toBe(key(0))
    vi.advanceTimersByTime(300)
    expect(state.value.sel).toBe(key(DEEP))
    expect(steps).toHaveLength(1)
  })
})

describe('find', () => {
  it('tells share and count, goes from match to match and round, and is cleared by Escape', async () => {
    const { search, field, state, wrapper } = await shown()
    await search('deep')
    expect(state.value.q).toBe('deep')
    expect(state.value.sel).toBe(key(DEEP))
    expect(wrapper.get('.count').text()).toBe('50.5 %, 1 of 2')
    await field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(wrapper.get('.count').text()).toBe('50.5 %, 2 of 2')
    await field().trigger('keydown', { key: 'Enter', shiftKey: true })
    await flushPromises()
    expect(wrapper.get('.count').text()).toBe('50.5 %, 1 of 2')
    await field().trigger('keydown', { key: 'Escape' })
    expect([state.value.q, field().element.value]).toEqual([undefined, ''])
  })
  it('zooms in on a match that would be too narrow to see', async () => {
    const { search, zoom, field, canvas } = await shown()
    await search('deep')
    expect(zoom()).toBeUndefined()
    await field().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(canvas().props()).toMatchObject({ focus: THIN, selected: THIN })
  })
  it.each([
    [{ failure: 'pattern', reason: 'Unterminated group' }, 'This is not a regular expression: Unterminated group'],
    [{ failure: 'slow', reason: '' }, 'This pattern takes too long. A simpler one finds more.'],
  ] as const)('says why it finds nothing: %j', async (answer, words) => {
    vi.mocked(searchFrames).mockResolvedValue(answer)
    const { search, wrapper, field } = await shown()
    await search('(a+)+$')
    expect(wrapper.get('[role=alert]').text()).toBe(words)
    expect(field().attributes('aria-invalid')).toBe('true')
  })
  it('shows the answer to what was asked last', async () => {
    const answers: (() => void)[] = []
    vi.mocked(searchFrames).mockImplementation(
      (of, pattern) =>
        new Promise((resolve) => {
          answers.push(() => resolve(hitsOf(of, namesMatching(of.names, new RegExp(pattern, 'i')))))
        }),
    )
    const { wrapper, state, field } = await shown()
    await field().setValue('rest')
    await field().trigger('keydown', { key: 'Enter' })
    await field().setValue('half')
    await field().trigger('keydown', { key: 'Enter' })
    for (const answer of answers.toReversed()) answer()
    await flushPromises()
    expect(state.value.q).toBe('half')
    expect(wrapper.get('.count').text()).toContain('60.0 %')
  })
})

describe('names', () => {
  const rows = (wrapper: VueWrapper): string[] => wrapper.findAll('[data-row] .name').map((one) => one.text())
  it('are listed by self time beside the graph; one that is chosen is searched for and selected', async () => {
    const { wrapper, state } = await shown()
    expect(rows(wrapper).slice(0, 2)).toEqual(['Deep.call', 'Rest.run'])
    await wrapper.get('[data-row="0"]').trigger('click')
    expect([state.value.q, state.value.sel]).toEqual(['^p\\.Deep\\.call$', key(DEEP)])
    await flushPromises()
    await wrapper.get('[data-row="0"]').trigger('click')
    expect(state.value.q).toBeUndefined()
  })
  it('are all there as a table, narrowed by the search and sorted by any column', async () => {
    const { wrapper, search, canvas, state } = await shown(table, { view: 'table' })
    expect(rows(wrapper)).toEqual(['p.Deep.call', 'q.Rest.run', 'p.Half.run', 'all'])
    const head = wrapper.findAll('th button').find((one) => one.text().startsWith('Total %'))
    await head?.trigger('click')
    expect(rows(wrapper)[0]).toBe('all')
    await search('^p')
    expect(rows(wrapper).map((one) => one.replace(/ ?Show in the graph/, ''))).toEqual(['p.Half.run', 'p.Deep.call'])
    await wrapper.get('[data-row="1"]').trigger('click')
    await wrapper.get('[data-row="1"] .link').trigger('click')
    expect(state.value.view).toBeUndefined()
    expect(canvas().props('selected')).toBe(DEEP)
  })
  it('fold away where there is no room for them, and come when they are asked for', async () => {
    width = 800
    const { wrapper, button } = await shown()
    expect(wrapper.find('aside').exists()).toBe(false)
    await button('Heaviest').trigger('click')
    expect(wrapper.find('aside').exists()).toBe(true)
  })
})

describe('what profiles are made of', () => {
  it.each(['Zero samples', 'Nothing at all'])('%s: a sentence in place of the graph', async (name) => {
    const { wrapper } = await shown(demo(name))
    expect(wrapper.text()).toContain('No sample was taken')
    expect(wrapper.findComponent(FlameCanvas).exists()).toBe(false)
  })
  it('tells what does not add up in one line', async () => {
    const { wrapper } = await shown(demo('Odd rows'))
    const line = wrapper.get('[data-part=flame-oddities]').text()
    expect(line).toContain('1 row without its parent (child of nobody)')
    expect(line).toContain('1 row that is its own ancestor')
  })
  it('shows hostile names as text', async () => {
    const { wrapper } = await shown(demo('Names to beware of'), { view: 'table' })
    expect(wrapper.text()).toContain('<img src=x onerror=alert(1)>')
    expect(wrapper.find('img').exists()).toBe(false)
  })
  it('folds a long way in its middle until it is asked for', async () => {
    const of = demo('Recursion 2 000 deep')
    const { wrapper, button } = await shown(of, { filters: new Map([['zoom', keyText(of, of.count - 1)]]) })
    expect(wrapper.findAll('nav li')).toHaveLength(5)
    await wrapper.get('nav li:nth-child(3) button').trigger('click')
    expect(wrapper.findAll('nav li').length).toBeGreaterThan(100)
    await button('main.main').trigger('click')
    expect(wrapper.findAll('nav li')).toHaveLength(1)
  })
})
