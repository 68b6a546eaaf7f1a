// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fixedZone } from '@/time/zone'
import { resolve } from '@/time/range'
import { linesOf, narrowed, type Choice } from './choice'
import CopyButton from './CopyButton.vue'
import Picker from './Picker.vue'
import Popover from './Popover.vue'
import StateNotice from './StateNotice.vue'
import TimeControl from './TimeControl.vue'
import TimePicker from './TimePicker.vue'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const choices = (count: number): Choice[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    text: `service ${index}`,
    note: index % 2 ? 'odd' : '',
  }))

describe('Popover', () => {
  const open = () =>
    mount(Popover, {
      props: { label: 'Choose' },
      slots: { button: 'Open', default: '<input data-autofocus>' },
      attachTo: document.body,
    })

  it('moves the focus in, and back to its button on Escape', async () => {
    const wrapper = open()
    await wrapper.find('button').trigger('click')
    await flushPromises()
    expect(wrapper.find('button').attributes('aria-expanded')).toBe('true')
    expect(document.activeElement?.tagName).toBe('INPUT')
    await wrapper.find('input').trigger('keydown', { key: 'Escape' })
    expect(wrapper.find('[role=dialog]').exists()).toBe(false)
    expect(document.activeElement).toBe(wrapper.find('button').element)
  })

  it('closes by a press elsewhere, not by one inside', async () => {
    const wrapper = open()
    await wrapper.find('button').trigger('click')
    await flushPromises()
    await wrapper.find('input').trigger('pointerdown')
    expect(wrapper.find('[role=dialog]').exists()).toBe(true)
    document.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await flushPromises()
    expect(wrapper.find('[role=dialog]').exists()).toBe(false)
  })
})

describe('Picker', () => {
  it('is worked by the keyboard alone', async () => {
    const wrapper = mount(Picker, { props: { label: 'Find', choices: choices(5), current: '2' } })
    const input = wrapper.find('input')
    expect(wrapper.find('[aria-selected=true]').text()).toContain('service 2')
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(input.attributes('aria-activedescendant')).toBe(wrapper.find('[aria-selected=true]').attributes('id'))
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('pick')).toEqual([[expect.objectContaining({ id: '3' })]])
  })

  it('draws what is in view of 5000, and finds the 4999th', async () => {
    const wrapper = mount(Picker, { props: { label: 'Find', choices: choices(5_000) } })
    const options = () => wrapper.findAll('[role=option]')
    expect(options().length).toBeLessThanOrEqual(80)
    expect(options()[0]?.attributes('aria-setsize')).toBe('5000')
    const input = wrapper.find('input')
    await input.setValue('SERVICE 4998')
    expect(options().map((one) => one.text())).toEqual(['service 4998'])
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('pick')).toEqual([[expect.objectContaining({ id: '4998' })]])
    await input.setValue('nobody')
    expect(wrapper.text()).toContain('Nothing is called like that')
  })

  it('Home, End and pages stay within the list; the chosen one is always drawn', async () => {
    const wrapper = mount(Picker, { props: { label: 'Find', choices: choices(200) }, attachTo: document.body })
    const input = wrapper.find('input')
    const at = async (key: string) => {
      await input.trigger('keydown', { key })
      const own = wrapper.find('[aria-selected=true]')
      return input.attributes('aria-activedescendant') === own.attributes('id') ? own.attributes('aria-posinset') : '?'
    }
    expect(await at('End')).toBe('200')
    expect(await at('ArrowDown')).toBe('200')
    expect(Number(await at('PageUp'))).toBeLessThan(200)
    expect(await at('Home')).toBe('1')
    expect(await at('PageUp')).toBe('1')
    wrapper.unmount()
  })

  it('pins the chosen one by a button that the keyboard reaches, and by one beside each choice', async () => {
    const pinnable = choices(3).map((choice) => ({ ...choice, pinned: choice.id === '1' }))
    const wrapper = mount(Picker, { props: { label: 'Find', choices: pinnable } })
    const button = () => wrapper.find('.actions button')
    expect(button().text()).toBe('Pin service 0')
    await wrapper.find('input').trigger('keydown', { key: 'ArrowDown' })
    expect(button().text()).toBe('Unpin service 1')
    await button().trigger('click')
    await wrapper.findAll('[data-line] .pin')[2]?.trigger('click')
    expect(wrapper.emitted('pin')).toEqual([
      [expect.objectContaining({ id: '1' })],
      [expect.objectContaining({ id: '2' })],
    ])
  })

  it('has headings, which are no choices, and a search finds nobody twice', async () => {
    const list = [
      { id: '1', text: 'gate', section: 'Pinned', again: true },
      { id: '0', text: 'cart', section: 'shop' },
      { id: '1', text: 'gate', section: 'shop' },
    ]
    expect(linesOf(list, true).map((line) => (line.kind === 'section' ? line.text : line.at))).toEqual([
      'Pinned',
      0,
      'shop',
      1,
      2,
    ])
    const wrapper = mount(Picker, { props: { label: 'Find', choices: list } })
    expect(wrapper.findAll('[role=option]')).toHaveLength(3)
    await wrapper.find('input').setValue('gate')
    expect(wrapper.findAll('[role=option]')).toHaveLength(1)
    expect(wrapper.find('.section').exists()).toBe(false)
  })

  it('does not take an old answer for what is typed now', async () => {
    const props = { label: 'Find', choices: choices(3), remote: true, answered: '' }
    const wrapper = mount(Picker, { props })
    const input = wrapper.find('input')
    await input.setValue('GET')
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('pick')).toBeUndefined()
    expect(wrapper.text()).toContain('Asking OAP')
    await wrapper.setProps({ choices: [{ id: 'x', text: 'GET:/orders' }], answered: 'GET' })
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('pick')).toEqual([[{ id: 'x', text: 'GET:/orders' }]])
  })

  it('leaves a click with a modifier to the browser', async () => {
    const wrapper = mount(Picker, { props: { label: 'Find', choices: choices(2) } })
    await wrapper.find('[role=option]').trigger('click', { ctrlKey: true })
    expect(wrapper.emitted('pick')).toBeUndefined()
  })

  it('ranks a beginning before a middle before a note', () => {
    const list = ['the gate', 'gate', 'other'].map((text, index) => ({
      id: `${index}`,
      text,
      note: index === 2 ? 'gate' : '',
    }))
    expect(narrowed(list, 'GATE').map(({ text }) => text)).toEqual(['gate', 'the gate', 'other'])
  })
})

describe('StateNotice', () => {
  const failure = {
    kind: 'failure',
    cause: 'status',
    message: 'Bad <b>Gateway</b>',
    status: 502,
    requestId: 'r-1',
  } as const

  it('says the cause in words, the server’s text literally, the request and Retry', async () => {
    const wrapper = mount(StateNotice, { props: { failure, retry: true } })
    expect(wrapper.text()).toContain('The server answered with status 502')
    expect(wrapper.find('.why bdi').text()).toBe('Bad <b>Gateway</b>')
    expect(wrapper.text()).toContain('r-1')
    await wrapper.find('button').trigger('click')
    expect(wrapper.emitted('retry')).toHaveLength(1)
  })

  it('keeps a text of megabytes short on the page', () => {
    const wrapper = mount(StateNotice, { props: { failure: { ...failure, message: 'x'.repeat(1_000_000) } } })
    expect(wrapper.text().length).toBeLessThan(1_000)
  })
})

describe('CopyButton', () => {
  it('shows the text selected where nothing can be copied', async () => {
    vi.stubGlobal('navigator', {})
    const wrapper = mount(CopyButton, { props: { text: 'details', label: 'Copy' }, attachTo: document.body })
    await wrapper.find('button').trigger('click')
    await flushPromises()
    const box = wrapper.find('textarea').element
    expect(document.activeElement).toBe(box)
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe('details')
  })

  it('copies where it can', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const wrapper = mount(CopyButton, { props: { text: 'details', label: 'Copy' } })
    await wrapper.find('button').trigger('click')
    await flushPromises()
    expect(writeText).toHaveBeenCalledWith('details')
    expect(wrapper.text()).toContain('Copied')
  })
})

describe('time', () => {
  const now = Date.parse('2026-11-22T10:42:17Z')
  const zone = fixedZone(330)
  const range = { from: 'now-30m', to: 'now' }
  const common = { range, now, zone, oap: zone, locale: 'en', zoneChoice: 'oap' }

  it('shows what was asked, what it became and the step, in the zone', () => {
    const { window } = resolve(range, now, 330, zone)
    const wrapper = mount(TimeControl, { props: { ...common, window, every: 30, remaining: 24 } })
    expect(wrapper.text()).toContain('Last 30 min')
    expect(wrapper.text()).toContain('15:42 – 16:12')
    expect(wrapper.text()).toContain('24 s')
  })

  it('echoes how a typed window was understood and sends only what can be read', async () => {
    const wrapper = mount(TimePicker, { props: { ...common, offset: 330 } })
    const field = wrapper.find('input')
    await field.setValue('now-2x')
    expect(wrapper.text()).toContain('x is not a unit of time')
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('range')).toBeUndefined()
    await field.setValue('-2h')
    expect(wrapper.find('.echo').text()).toBe('14:12 – 16:12, step 1 min')
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('range')).toEqual([[{ from: 'now-2h', to: 'now' }]])
  })

  it('keeps what somebody types while the page refreshes', async () => {
    const wrapper = mount(TimePicker, { props: { ...common, offset: 330 } })
    await wrapper.find('input').setValue('2026-11-22 10:00 to 11:00')
    await wrapper.setProps({ range: { ...range }, now: now + 60_000, zone: fixedZone(330) })
    expect(wrapper.find('input').element.value).toBe('2026-11-22 10:00 to 11:00')
    await wrapper.setProps({ range: { from: 'now-2h', to: 'now' } })
    expect(wrapper.find('input').element.value).toBe('now-2h')
  })
})
