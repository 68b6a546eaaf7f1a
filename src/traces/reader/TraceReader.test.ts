// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, h, nextTick, shallowRef } from 'vue'
import { providePanelAddress, type PanelAddress } from '@/components/panelAddress'
import type { WireSpan } from '@/protocol/trace/span'
import { changedPanel, type PanelState } from '@/scope/panel'
import { fixedZone } from '@/time/zone'
import { demoSpan, tag, traceDemos } from './demo'
import { READER_KEEP } from './keep'
import TraceReader from './TraceReader.vue'

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

/** A reader in a page of 800 px that keeps its state; a document without layout is told its heights. */
async function read(spans: readonly WireSpan[], start: PanelState = {}, provide: Record<symbol, unknown> = {}) {
  const state = shallowRef<PanelState>(start)
  const steps: PanelState[] = []
  // As a router does it: a change builds on what the address says now, and comes to be a little later; the last one counts.
  let pending: PanelState | null = null
  const go = (next: PanelState): void => {
    pending = next
    queueMicrotask(() => {
      if (pending === next) state.value = next
    })
  }
  const address: PanelAddress = {
    state: computed(() => state.value),
    change: (what) => {
      const next = changedPanel(state.value, what)
      steps.push(next)
      go(next)
    },
    settle: (what) => go(changedPanel(state.value, what)),
    href: () => null,
  }
  const opened: unknown[] = []
  const Page = defineComponent(() => {
    providePanelAddress(address)
    return () => h(TraceReader, { spans, zone: fixedZone(0), onOpen: (target: unknown) => opened.push(target) })
  })
  const wrapper = mount(Page, { attachTo: document.body, global: { provide } })
  const rows = wrapper.find('[role="tree"], [role="grid"]')
  if (rows.exists()) {
    Object.defineProperty(rows.element, 'clientHeight', { value: 800 })
    await rows.trigger('scroll')
  }
  await nextTick()
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await rows.trigger('keydown', { key })
    await nextTick()
    await nextTick()
  }
  const filter = (name: string): string | undefined => state.value.filters?.get(name)
  return { wrapper, state, steps, opened, rows, press, filter }
}
type Read = Awaited<ReturnType<typeof read>>
const namesOf = ({ wrapper }: Read): string[] => wrapper.findAll('[data-row] .name').map((name) => name.text())
const activeOf = ({ wrapper }: Read): string => wrapper.find('[aria-selected="true"] .name').text()
const titleOf = ({ wrapper }: Read): string => wrapper.find('.panel h2').text()

const [checkout, failed, broken, deep, repeated, one] = traceDemos.map(({ spans }) => spans)
const given = (spans: readonly WireSpan[] | undefined): readonly WireSpan[] => spans ?? []

describe('TraceReader by keyboard', () => {
  it('walks the rows, opens the panel by Enter, takes it along and closes it by Escape', async () => {
    const page = await read(given(checkout))
    await page.press('ArrowDown', 'ArrowDown')
    expect(activeOf(page)).toBe('/checkout')
    expect(page.wrapper.find('.panel').exists()).toBe(false)
    await page.press('Enter')
    expect(titleOf(page)).toBe('/checkout')
    expect(page.state.value.sel).toBe('1~gate')
    await page.press('ArrowDown')
    expect(titleOf(page)).toBe('POST:/orders')
    await page.press('End')
    expect(titleOf(page)).toBe('Lettuce/DEL')
    await page.press('Home')
    expect(titleOf(page)).toBe('/checkout')
    await page.press('Escape')
    expect(page.wrapper.find('.panel').exists()).toBe(false)
    expect(page.state.value.sel).toBeUndefined()
    // Opening and closing are steps in the history, walking is not.
    expect(page.steps.map(({ sel }) => sel)).toEqual(['1~gate', undefined])
    // With nothing open the key is somebody else's.
    const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true })
    page.rows.element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
  })

  it('tells the address where a walk came to rest, not every row of it', async () => {
    vi.useFakeTimers()
    const page = await read(given(checkout), { sel: '0~gate' })
    await page.press('ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(titleOf(page)).toBe('Lettuce/GET')
    expect(page.state.value.sel).toBe('0~gate')
    vi.advanceTimersByTime(300)
    await nextTick()
    expect(page.state.value.sel).toBe('1~checkout')
    expect(titleOf(page)).toBe('Lettuce/GET')
    expect(page.steps).toEqual([])
  })

  it('folds to the left and opens to the right, then goes to the parent and the first child', async () => {
    const page = await read(given(checkout))
    const all = namesOf(page).length
    await page.press('Home', 'ArrowLeft')
    expect(namesOf(page)).toEqual(['/checkout'])
    expect(page.filter('fold')).toBe('0')
    await page.press('ArrowRight')
    expect(namesOf(page).length).toBe(all)
    await page.press('ArrowRight', 'ArrowRight', 'ArrowRight')
    expect(activeOf(page)).toBe('Lettuce/GET')
    await page.press('ArrowLeft')
    expect(activeOf(page)).toBe('POST:/orders')
  })

  it('opens a run of equal spans and moves in it', async () => {
    const page = await read(given(repeated))
    expect(page.wrapper.find('[data-row="1"] .chip').text()).toBe('800×')
    expect(page.wrapper.find('[data-row="1"]').attributes('aria-expanded')).toBe('false')
    await page.press('Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter')
    expect(page.filter('fold')).toBe('~1')
    expect(page.state.value.sel).toBe('2~settlement')
  })

  it('puts a folded span aside: what it is folded into is selected then', async () => {
    const page = await read(given(checkout), { sel: '1~pricing' })
    expect(page.filter('fold')).toMatch(/^~/)
    expect(titleOf(page)).toBe('Redis/HGETALL')
    const above = page.wrapper.findAll('[data-row]').find((row) => row.text().includes('checkoutPOST:/orders'))
    await above?.find('.fold').trigger('click')
    expect(titleOf(page)).toBe('POST:/orders')
    expect(namesOf(page)).not.toContain('Redis/HGETALL')
  })

  it('leaves keys with Ctrl and of fields alone, and goes to the field by a slash', async () => {
    const page = await read(given(checkout))
    await page.rows.trigger('keydown', { key: 'ArrowDown', ctrlKey: true })
    expect(page.wrapper.find('[aria-selected="true"]').exists()).toBe(false)
    await page.rows.trigger('keydown', { key: '/' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Find spans')
  })
})

describe('TraceReader by mouse', () => {
  it('opens a span by a click, shows all it tells, and leads on', async () => {
    const page = await read(given(failed))
    await page.wrapper.findAll('[data-row]')[1]?.trigger('click')
    expect(titleOf(page)).toContain('HikariCP/Connection/getConnection')
    expect(page.wrapper.find('.figures').text()).toContain('1,000 ms')
    const stack = page.wrapper.find('.stack')
    expect(stack.findAll('.own').map((line) => line.text())).toEqual([
      'at io.plover.checkout.OrderStore.insert(OrderStore.java:118)',
      'at io.plover.checkout.OrderService.place(OrderService.java:64)',
    ])
    expect(stack.findAll('.more').map((more) => more.text())).toEqual(['2 more frames', '4 more frames'])
    await stack.find('.more').trigger('click')
    expect(stack.findAll('.library').length).toBe(4)
    expect(page.wrapper.findAll('.attached details').length).toBe(2)
    const buttons = page.wrapper.findAll('.ways button')
    await buttons[0]?.trigger('click')
    await buttons[2]?.trigger('click')
    expect(page.opened).toMatchObject([
      { to: 'entity', kind: 'Service', entity: { serviceName: 'plover::checkout', normal: true }, layer: null },
      { to: 'entity', entity: { normal: false }, layer: 'VIRTUAL_DATABASE' },
    ])
  })

  it('follows refs inside the trace, and tells those that lead out of it', async () => {
    const page = await read(given(broken), { sel: '0~roster' })
    expect(page.wrapper.find('.refs').text()).toContain('not in this trace')
    await page.wrapper.findAll('[data-row]').at(-1)?.trigger('click')
    await page.wrapper.find('.refs .link').trigger('click')
    expect(page.opened).toMatchObject([{ to: 'trace', traceId: 'another.trace.7', span: '2~far' }])
    await page.wrapper.findAll('[data-row]')[2]?.trigger('click')
    expect(titleOf(page)).toBe('GET:/event')
    await page.wrapper.find('.refs .link').trigger('click')
    expect(titleOf(page)).toBe('/seats')
  })

  it('finds, counts and steps through matches, opening what hides them', async () => {
    const page = await read(given(repeated), { q: '"page = 41"' })
    expect(page.wrapper.find('.count').text()).toBe('– of 11')
    const field = page.wrapper.find('.find input')
    await field.trigger('keydown', { key: 'Enter' })
    await nextTick()
    expect(page.state.value.sel).toBe('42~settlement')
    expect(page.wrapper.find('.count').text()).toBe('1 of 11')
    expect(page.filter('fold')).toBe('~1')
    await field.trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(page.wrapper.find('.count').text()).toBe('11 of 11')
    await page.wrapper.find('[aria-label="Next match"]').trigger('click')
    expect(page.wrapper.find('.count').text()).toBe('1 of 11')
  })

  it('goes to what is typed, also before the typing rests', async () => {
    const page = await read(given(repeated), { q: '"page = 41"' })
    const field = page.wrapper.find('.find input')
    await field.setValue('"page = 44"')
    await field.trigger('keydown', { key: 'Enter' })
    const { sel } = page.state.value
    const again = await read(given(repeated), { q: '"page = 44"' })
    await again.wrapper.find('.find input').trigger('keydown', { key: 'Enter' })
    expect(again.state.value.sel).toBeDefined()
    expect(sel).toBe(again.state.value.sel)
    expect(sel).not.toBe('42~settlement')
  })

  it('has one press for the longest step, folded or not, and for where failing began', async () => {
    const page = await read(given(repeated))
    await page.wrapper.get('[data-lead="longest"]').trigger('click')
    const longest = page.state.value.sel
    expect(longest).toBeDefined()
    expect(page.wrapper.find('[aria-selected="true"]').exists()).toBe(true)
    await page.wrapper.get('[data-lead="failed"]').trigger('click')
    expect(page.wrapper.get('[data-lead="failed"]').classes()).toContain('on')
    expect(page.wrapper.get('[data-lead="longest"]').classes()).not.toContain('on')
  })

  it('keeps only errors and what they hang on, and the critical path when it is wanted', async () => {
    const page = await read(given(repeated))
    expect(page.wrapper.findAll('.critical').length).toBeGreaterThan(1)
    const button = (name: string) => page.wrapper.findAll('.tools button').find((one) => one.text() === name)
    await button('Critical path')?.trigger('click')
    expect(page.wrapper.findAll('svg .critical').length).toBe(0)
    await button('Errors only')?.trigger('click')
    expect(namesOf(page).length).toBe(2)
    expect(page.filter('only')).toBe('errors')
  })

  it('shows a part of the time, and says on which side the rest lies', async () => {
    const page = await read(given(checkout), { z: [0.5, 0.6] })
    const texts = page.wrapper.findAll('.time text').map((text) => text.text())
    expect(texts.some((text) => text.startsWith('‹'))).toBe(true)
    expect(texts.some((text) => text.endsWith('›'))).toBe(true)
    const grip = page.wrapper.find('.grip')
    await grip.trigger('keydown', { key: 'ArrowRight' })
    expect(page.state.value.z).toEqual([0.505, 0.6])
    await page.wrapper.find('.axis').trigger('dblclick')
    expect(page.state.value.z).toBeUndefined()
  })

  it('sorts the table by self time and selects in it', async () => {
    const page = await read(given(checkout), { view: 'table' })
    const head = page.wrapper.findAll('thead button').find((button) => button.text().startsWith('Self'))
    await head?.trigger('click')
    expect(page.filter('order')).toBe('-self')
    expect(page.wrapper.find('[data-row="0"]').text()).toContain('executeUpdate')
    await page.press('ArrowDown', 'Enter')
    expect(titleOf(page)).toContain('executeUpdate')
  })

  it('adds up by operation, and leads to the longest of them', async () => {
    const page = await read(given(repeated), { view: 'statistics' })
    expect(page.wrapper.find('[data-row="0"]').text()).toContain('800')
    await page.wrapper.find('[data-row="1"]').trigger('click')
    expect(titleOf(page)).toContain('hourly-reconcile')
  })

  it('remembers how wide the panel was made', async () => {
    const remember = vi.fn()
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: 1400, configurable: true })
    const page = await read(
      given(one),
      { sel: '0~gate' },
      {
        [READER_KEEP as symbol]: { panelWidth: shallowRef(400), remember },
      },
    )
    await page.wrapper.find('[role="separator"]').trigger('keydown', { key: 'ArrowLeft' })
    expect(remember).toHaveBeenCalledWith(416)
    Reflect.deleteProperty(HTMLElement.prototype, 'clientWidth')
  })
})

describe('TraceReader with bad input', () => {
  it('says that there is no span', async () => {
    const page = await read([])
    expect(page.wrapper.text()).toContain('This trace has no spans')
  })

  it('says that the span of a link is not there, and shows the trace', async () => {
    const page = await read(given(checkout), { sel: '9~nowhere' })
    expect(page.wrapper.find('.notice').text()).toContain('not in the trace')
    expect(namesOf(page).length).toBeGreaterThan(10)
  })

  it('reads one broken span', async () => {
    const bad = { bad: 'NaN' }
    const spans = [
      demoSpan(['', '', 0, 0], {
        spanId: bad,
        parentSpanId: bad,
        startTime: bad,
        endTime: bad,
        type: '',
        component: '',
      }),
    ]
    const page = await read(spans)
    await page.press('Home', 'Enter')
    expect(page.wrapper.find('.odd').text()).toContain('no numbers: NaN, NaN')
    expect(page.wrapper.text()).not.toMatch(/undefined|\[object|Invalid Date/)
  })

  it('marks missing parents, circles, duplicates, ends before starts and clocks that differ, each with a sentence', async () => {
    const page = await read(given(broken))
    const sentences = new Map<string, string>()
    const rows = page.wrapper.findAll('[data-row]')
    for (const row of rows) {
      await row.trigger('click')
      const said = page.wrapper.findAll('.odd').map((line) => line.text())
      sentences.set(row.find('.name').text(), said.join(' '))
    }
    expect(sentences.get('Span that is not in this trace')).toContain('did not arrive')
    expect(sentences.get('GET:/roster')).toContain('parent is not in this trace')
    expect(sentences.get('GET:/event')).toContain('starts 44 ms before its caller')
    expect(sentences.get('cache/load')).toContain('ends 12 ms before it starts')
    expect(sentences.get('cache/store')).toContain('same segment and number')
    expect(sentences.get('(no name)')).toContain('no numbers')
    expect(page.wrapper.findAll('[data-row]').filter((row) => row.text().includes('loop')).length).toBe(2)
    expect(page.wrapper.find('.sum').text()).toContain('1 missing span')
  })

  it('tells a queue from the wire', async () => {
    const page = await read(given(checkout), { sel: '0~ticketing' })
    expect(page.wrapper.find('.odd').text()).toBe('Waited 214 ms after its caller had ended')
    const other = await read(given(checkout), { sel: '0~payment' })
    expect(other.wrapper.find('.odd').text()).toBe('8 ms on the way from its caller')
  })

  it('reads a month, and nothing that took no time', async () => {
    const page = await read([demoSpan(['a', 'long', 0, 31 * 86_400_000])])
    expect(page.wrapper.find('.sum').text()).toContain('31 d')
    const still = await read([demoSpan(['a', 'still', 0, 0])])
    expect(still.wrapper.find('.time text').text()).toBe('0 ms')
    expect(still.wrapper.element.outerHTML).not.toContain('NaN')
  })

  it('draws few elements of 5,000 levels and of 10,000 spans, wherever it is scrolled to', async () => {
    const chain = Array.from({ length: 5000 }, (_, at) =>
      demoSpan(['a', `level ${at}`, at, 6000 - at], { spanId: at, parentSpanId: at - 1 }),
    )
    const page = await read(chain)
    await page.press('End', 'Enter')
    expect(titleOf(page)).toBe('level 4999')
    page.rows.element.scrollTop = 5000 * 28
    await page.rows.trigger('scroll')
    expect(namesOf(page)).toContain('level 4999')
    const indents = page.wrapper
      .findAll<HTMLElement>('.tree')
      .map(({ element }) => parseFloat(element.style.paddingLeft))
    expect(Math.max(...indents)).toBeLessThan(400)
    const many = Array.from({ length: 10_000 }, (_, at) =>
      demoSpan(['a', `call ${at}`, at, 5], { spanId: at, parentSpanId: at === 0 ? -1 : 0 }),
    )
    await read(many)
    expect(document.querySelectorAll('*').length).toBeLessThan(3000)
  })

  it('cuts a tag of a megabyte, shows all of it in blocks, and formats what is short enough', async () => {
    const long = `{"rows": "${'x'.repeat(1_048_576)}"}`
    const spans = [demoSpan(['a', 'op', 0, 10], { tags: [tag('body', long), tag('statement', 'SELECT a FROM b')] })]
    const page = await read(spans, { sel: '0~a' })
    expect(page.wrapper.find('.tags').text().length).toBeLessThan(2000)
    expect(page.wrapper.findAll('.tags .fn').map((word) => word.text())).toEqual(['SELECT', 'FROM'])
    const all = page.wrapper.find('.tags .link')
    expect(all.text()).toBe('Show all 1.05M characters')
    await all.trigger('click')
    const blocks = page.wrapper.findAll('.piece')
    expect(blocks.map((block) => block.text()).join('').length).toBe(long.length)
    expect(blocks.length).toBeLessThan(400)
  })

  it('opens a trace of sixty levels at the level that a link says', async () => {
    const page = await read(given(deep), { filters: new Map([['levels', '3']]) })
    expect(namesOf(page)).toEqual(['rules/level-1', 'rules/level-2', 'rules/level-3'])
    const odd = await read(given(deep), {
      filters: new Map([
        ['levels', '-1'],
        ['fold', '%%'],
      ]),
      z: [7, -1],
    })
    expect(namesOf(odd).length).toBeGreaterThan(30)
  })
})
