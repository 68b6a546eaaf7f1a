// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { useKeys } from './useKeys'
import { usePastedTrace } from './usePastedTrace'

const pressed: string[] = []
const opened: string[] = []
const told = (name: string) => () => void pressed.push(name)
const Host = defineComponent({
  setup() {
    useKeys({ t: told('t'), r: told('r'), 'g t': told('g t'), 'g d': told('g d') }, () => true)
    usePastedTrace(
      (id) => void opened.push(id),
      () => true,
    )
    return {}
  },
  template: '<div><input></div>',
})

function press(key: string, target: EventTarget = document.body): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
function paste(text: string, target: EventTarget = document.body): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => text } })
  target.dispatchEvent(event)
}
const host = mount(Host, { attachTo: document.body })
afterEach(() => {
  pressed.length = 0
  opened.length = 0
})

it('a pair of keys goes somewhere, its second key alone does what it does alone', () => {
  for (const key of ['g', 't', 't', 'g', 'x', 'g', 'r', 'd', 'g', 'g', 'd']) press(key)
  expect(pressed).toEqual(['g t', 't', 'r', 'g d'])
})

it('nothing happens while somebody types', () => {
  const field = host.get('input').element
  for (const key of ['g', 't', 'r']) press(key, field)
  press('g')
  press('t', field)
  paste('8c1f0a77b2c94d1e.64.17738580123450001', field)
  expect([...pressed, ...opened]).toEqual([])
})

it('the id of a trace that is pasted beside any field is opened', () => {
  paste('see 8c1f0a77b2c94d1e.64.17738580123450001, please')
  paste('nothing of that kind')
  expect(opened).toEqual(['8c1f0a77b2c94d1e.64.17738580123450001'])
})

it('is quiet while somebody types inside a shadow root', () => {
  const outer = document.createElement('div')
  const field = document.createElement('textarea')
  outer.attachShadow({ mode: 'open' }).append(field)
  document.body.append(outer)
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true, cancelable: true, composed: true }))
  expect(pressed).toEqual([])
  outer.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true, cancelable: true, composed: true }))
  expect(pressed).toEqual(['r'])
  outer.remove()
})
