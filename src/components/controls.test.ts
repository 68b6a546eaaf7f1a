// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fixedZone } from '@/time/zone'
import { resolve } from '@/time/range'
import { MOST_CHOICES, narrowed, type Choice } from './choice'
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

  it('says when the list is cut, and narrows by what is typed', async () => {
    const wrapper = mount(Picker, { props: { label: 'Find', choices: choices(250) } })
    expect(wrapper.findAll('[role=option]')).toHaveLength(MOST_CHOICES)
    expect(wrapper.text()).toContain('First 100 of 250')
    await wrapper.find('input').setValue('SERVICE 24')
    expect(wrapper.findAll('[role=option]').map((one) => one.text())).toContain('service 24')
    expect(wrapper.text()).not.toContain('First')
    await wrapper.find('input').setValue('nobody')
    expect(wrapper.text()).toContain('Nothing is called like that')
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
})
