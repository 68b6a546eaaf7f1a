// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { LogLine } from '@/protocol/log/line'
import { DEMO_NOW, demoLine, streamDemos } from './demo'
import LogStream from './LogStream.vue'
import { rowsOf } from './rows'

afterEach(() => document.body.replaceChildren())

const ROW = 22
const plainLines = (count: number, from = 0): readonly LogLine[] =>
  Array.from({ length: count }, (_, at) => demoLine(`line ${from + at}`, from + at, {}, 'INFO'))
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await nextTick()
}

/** A stream 440 px high in a document without layout. */
async function stream(lines: readonly LogLine[], given: Record<string, unknown> = {}) {
  const wrapper = mount(LogStream, {
    props: { rows: rowsOf(lines), offset: 0, now: DEMO_NOW, ...given },
    attachTo: document.body,
  })
  const scroller = wrapper.find('[role="treegrid"]')
  Object.defineProperty(scroller.element, 'clientHeight', { value: 440 })
  await scroller.trigger('scroll')
  await settled()
  const scroll = async (top: number): Promise<void> => {
    scroller.element.scrollTop = top
    await scroller.trigger('scroll')
    await settled()
  }
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await scroller.trigger('keydown', { key })
    await settled()
  }
  const open = async (index: number): Promise<void> => {
    await wrapper.setProps({ selected: wrapper.props('rows')[index]?.key ?? null })
    await settled()
  }
  const told = (name: string): unknown => wrapper.emitted(name)?.at(-1)?.[0]
  const button = (text: string) => wrapper.findAll('button').find((one) => one.text() === text)
  return { wrapper, scroller, scroll, press, open, told, button }
}
const keyAt = (lines: readonly LogLine[], index: number): string => rowsOf(lines)[index]?.key ?? ''
const usual = streamDemos[0]?.lines ?? []
const odd = streamDemos[2]?.lines ?? []
const indexOf = (lines: readonly LogLine[], start: string): number =>
  lines.findIndex(({ content }) => content.startsWith(start))

describe('rows of a stream', () => {
  it('are only those in view, however many there are', async () => {
    const { wrapper, scroll } = await stream(plainLines(10_000))
    const drawn = (): string[] => wrapper.findAll('[data-row]').map((row) => row.attributes('data-row') ?? '')
    expect(drawn().length).toBeLessThan(40)
    await scroll(5_000 * ROW)
    expect(drawn()).toContain('5000')
    expect(drawn()).not.toContain('0')
    expect(wrapper.findAll('*').length).toBeLessThan(600)
  })
  it('can all be reached', async () => {
    const { wrapper, scroll } = await stream(plainLines(120))
    const met = new Set<string>()
    for (let top = 0; top < 120 * ROW; top += 400) {
      await scroll(top)
      for (const row of wrapper.findAll('[data-row] .message')) met.add(row.text())
    }
    expect(met.size).toBe(120)
  })
  it('are walked by keyboard; Enter opens and closes, Escape closes', async () => {
    const lines = plainLines(500)
    const { wrapper, press, told, scroller } = await stream(lines)
    const active = (): string | undefined => wrapper.find('[aria-selected="true"] .message').text()
    await press('ArrowDown', 'ArrowDown')
    expect(active()).toBe('line 1')
    expect(scroller.attributes('aria-activedescendant')).toBe(wrapper.find('[aria-selected="true"]').attributes('id'))
    await press('Enter')
    expect(told('select')).toBe(keyAt(lines, 1))
    await press('End')
    expect(active()).toBe('line 499')
    await press('ArrowUp', 'PageUp')
    expect(Number(active()?.slice(5))).toBeLessThan(490)
    await press('Home')
    expect(active()).toBe('line 0')
    await press('Escape')
    expect(wrapper.emitted('select')?.length).toBe(1)
    await wrapper.setProps({ selected: keyAt(lines, 0) })
    await press('Escape')
    expect(told('select')).toBe(null)
  })
  it('say when the last of them come into view', async () => {
    const { wrapper, scroll } = await stream(plainLines(300), { more: true })
    expect(wrapper.emitted('end')).toBe(undefined)
    await scroll(300 * ROW - 440)
    expect(wrapper.emitted('end')?.length).toBe(1)
  })
})

describe('the row that is read', () => {
  it('stays where it is when one above it is opened and closed', async () => {
    const lines = plainLines(500)
    const { wrapper, scroll, scroller, open } = await stream(lines)
    await open(3)
    await scroll(200 * ROW)
    const before = scroller.element.scrollTop
    await wrapper.setProps({ selected: null })
    await settled()
    expect(before - scroller.element.scrollTop).toBe(160)
  })
  it('stays where it is when lines come before it and behind it', async () => {
    const lines = plainLines(200, 100)
    const { wrapper, scroll, scroller } = await stream(lines)
    await scroll(50 * ROW + 7)
    await wrapper.setProps({ rows: rowsOf([...plainLines(100), ...lines]) })
    await settled()
    expect(scroller.element.scrollTop).toBe(150 * ROW + 7)
    await wrapper.setProps({ rows: rowsOf([...plainLines(100), ...lines, ...plainLines(300, 300)]) })
    await settled()
    expect(scroller.element.scrollTop).toBe(150 * ROW + 7)
  })
  it('is the newest at the top of the list', async () => {
    const lines = plainLines(200, 100)
    const { wrapper, scroller } = await stream(lines)
    await wrapper.setProps({ rows: rowsOf([...plainLines(100), ...lines]) })
    await settled()
    expect(scroller.element.scrollTop).toBe(0)
    expect(wrapper.find('[data-row="0"] .message').text()).toBe('line 0')
  })
  it('is brought into view when the address names it', async () => {
    const lines = plainLines(500)
    const { wrapper, scroller } = await stream(lines, { selected: keyAt(lines, 300) })
    expect(wrapper.find('.detail').exists()).toBe(true)
    expect(scroller.element.scrollTop).toBe(300 * ROW - 440 + 10 * ROW)
  })
  it('is brought into view when it is loaded after the address named it', async () => {
    const { wrapper, scroller } = await stream(plainLines(100), { pinned: keyAt(plainLines(500), 300) })
    expect(scroller.element.scrollTop).toBe(0)
    await wrapper.setProps({ rows: rowsOf(plainLines(500)) })
    await settled()
    expect(wrapper.find('.pinned').text()).toContain('line 300')
  })
})

describe('a closed row', () => {
  it('shows the level as it was told, the message of fields, and marks what is looked for', async () => {
    const { wrapper } = await stream(usual, { words: ['connection', '.*'] })
    const row = wrapper.find('[data-row="1"]')
    expect(row.classes()).toContain('error')
    expect(row.find('.level').text()).toBe('ERROR')
    expect(row.find('.message').text()).toContain('orders-pool - Connection is not available')
    expect(row.find('mark').text()).toBe('Connection')
    expect(wrapper.find('[data-row="7"] .level').text()).toBe('warning')
  })
  it('has room for the date where lines are of several days', async () => {
    const width = async (hours: number): Promise<string> => {
      const { scroller } = await stream([demoLine('a', 0), demoLine('b', hours * 3_600_000)])
      return scroller.attributes('style') ?? ''
    }
    expect(await width(17)).toContain('--time: 100px')
    expect(await width(19)).toContain('--time: 142px')
  })
  it('shows what is odd as text, and says what is missing', async () => {
    const { wrapper } = await stream(odd)
    const textOf = (start: string): string => wrapper.find(`[data-row="${indexOf(odd, start)}"]`).text()
    expect(textOf('<img')).toContain('<img src=x onerror=alert(1)> {{7*7}}')
    expect(wrapper.find('img').exists()).toBe(false)
    expect(textOf('\u001b[31m')).toContain('red, a NUL \\x00')
    expect(wrapper.find('[data-row="3"] .message').text()).toBe('empty')
    const cut = await stream([demoLine('\u001b[31m'.repeat(9_000), 0), demoLine('a\n'.repeat(50_001), 1)])
    expect(cut.wrapper.find('[data-row="0"] .message').text()).toBe('emptycut: the line has 45,000 characters')
    expect(cut.wrapper.find('[data-row="1"] .message').text()).toContain('+ 50,000 lines')
    expect(textOf('no time')).toContain('no time')
    expect(wrapper.find('[data-row="0"] .time [role="img"]').attributes('aria-label')).toBe("Later than OAP's clock")
    expect(wrapper.find('[data-row="1"] .time [role="img"]').exists()).toBe(false)
  })
})

describe('an opened row', () => {
  it('asks for its span and for the lines around it', async () => {
    const page = await stream(usual)
    await page.open(0)
    await page.button('Open the span')?.trigger('click')
    await page.button('Lines around it')?.trigger('click')
    expect([page.told('trace'), page.told('around')]).toEqual([rowsOf(usual)[0], rowsOf(usual)[0]])
    await page.open(indexOf(usual, 'cache miss'))
    expect(page.button('Open the span')).toBe(undefined)
  })
  it('narrows to what it is from and to its tags', async () => {
    const page = await stream(usual)
    await page.open(0)
    await page.button('catalog-7nvhfg6hj-l45fv')?.trigger('click')
    expect(page.told('filter')).toMatchObject({ kind: 'instance', value: 'catalog-7nvhfg6hj-l45fv' })
    await page.button('INFO')?.trigger('click')
    expect(page.told('filter')).toEqual({ kind: 'level', value: 'INFO' })
    await page.open(2)
    await page.button('plover::checkout')?.trigger('click')
    expect(page.told('filter')).toMatchObject({ kind: 'service', value: 'plover::checkout' })
  })
  it('is a tree that the keyboard walks; a value is searched or excluded', async () => {
    const page = await stream(usual)
    await page.open(1)
    const tree = page.wrapper.find('[role="tree"]')
    const keys = async (...all: string[]): Promise<void> => {
      for (const key of all) await tree.trigger('keydown', { key })
      await settled()
    }
    const at = (): string => tree.find('[aria-selected="true"]').text()
    const count = (): number => tree.findAll('[role="treeitem"]').length
    await keys('ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(at()).toContain('logger: "HikariPool"')
    await keys('Enter')
    await page.button('Search this text')?.trigger('click')
    expect(page.told('filter')).toEqual({ kind: 'keyword', value: 'HikariPool', exclude: false })
    await page.button('Exclude this text')?.trigger('click')
    expect(page.told('filter')).toEqual({ kind: 'keyword', value: 'HikariPool', exclude: true })
    await keys('Escape')
    expect(page.button('Search this text')).toBe(undefined)
    expect(page.wrapper.find('.detail').exists()).toBe(true)
    const open = count()
    await keys('ArrowDown', 'ArrowDown', 'ArrowLeft')
    expect([at().slice(0, 5), count()]).toEqual(['pool:', open - 5])
    await keys('ArrowRight', 'ArrowRight')
    expect([at(), count()]).toEqual(['name: "orders-pool"', open])
    await keys('ArrowLeft', 'End', 'ArrowUp')
    expect(at()).toContain('trace_id:')
    await keys('Enter')
    await page.button('Lines of this trace')?.trigger('click')
    expect(page.told('filter')).toEqual({ kind: 'trace', value: usual[0]?.traceId })
    expect(page.wrapper.emitted('select')).toBe(undefined)
  })
  it('offers no lines around one of which the instance or the time is not known', async () => {
    const page = await stream([
      demoLine('nowhere', 0, { instanceId: null }),
      demoLine('never', 1, { time: null }),
      demoLine('here', 2),
    ])
    const offers: boolean[] = []
    for (const at of [0, 1, 2]) {
      await page.open(at)
      offers.push(page.button('Lines around it') !== undefined)
    }
    expect(offers).toEqual([false, false, true])
  })
  it('shows signs for what steers a terminal within a closed field, and divides no character of a long text', async () => {
    const page = await stream([
      demoLine(JSON.stringify({ a: `b\u0000c\u001b[31m${'d'.repeat(400)}` }), 0, { contentType: 'JSON' }),
      demoLine(`x${'😀'.repeat(5_000)}`, 1),
    ])
    await page.open(0)
    expect(page.wrapper.find('.tree .closed').text()).toMatch(/^b\\x00cd+$/)
    await page.open(1)
    const blocks = page.wrapper.findAll('.detail .text bdi').map((block) => block.text())
    expect(blocks.length).toBeGreaterThan(1)
    expect(blocks.filter((block) => /\p{Surrogate}/u.test(block))).toEqual([])
    expect(blocks.join('')).toBe(`x${'😀'.repeat(5_000)}`)
  })
  it('leaves the focus to the stream when it goes out of view', async () => {
    const page = await stream(plainLines(500))
    await page.open(3)
    page.button('Lines around it')?.element.focus()
    await page.scroll(300 * ROW)
    expect(page.wrapper.find('.detail').exists()).toBe(false)
    expect(document.activeElement).toBe(page.scroller.element)
  })
  it('folds the library frames of a stack', async () => {
    const page = await stream(usual)
    await page.open(2)
    const text = page.wrapper.find('.detail .text')
    expect(text.findAll('.own').length).toBe(2)
    const lines = text.findAll('.library').length
    await page.button('2 library frames')?.trigger('click')
    expect(text.findAll('.library').length).toBe(lines + 2)
  })
  it('says where something that is called JSON is none', async () => {
    const page = await stream(odd)
    await page.open(0)
    expect(page.wrapper.find('.fault').text()).toBe('Called JSON, cannot be read as JSON at 1:27')
    await page.open(indexOf(odd, 'a: 1'))
    expect(page.wrapper.find('.fault').text()).toBe('Called YAML, cannot be read as YAML at 2:4')
  })
  it('shows 64 kB of a longer line, and the rest in steps', async () => {
    const page = await stream([demoLine(`${'x'.repeat(999_999)}y`, 0)])
    await page.open(0)
    const length = (): number =>
      page.wrapper
        .find('.detail .text')
        .text()
        .replace(/Show the rest.*/, '').length
    expect([length(), page.wrapper.find('[data-row] .message').text().length < 2_200]).toEqual([65_536, true])
    const rest = () => page.wrapper.findAll('button').find((one) => one.text().startsWith('Show the rest'))
    expect(rest()?.text()).toBe('Show the rest, 934,464 characters')
    await rest()?.trigger('click')
    expect(length()).toBe(131_072)
    for (let steps = 0; steps < 3; steps += 1) await rest()?.trigger('click')
    expect([length(), rest()]).toEqual([1_000_000, undefined])
  })
})
