// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { fixedZone } from '@/time/zone'
import AroundBar from './AroundBar.vue'
import { FARTHEST } from './search'
import WordsField from './WordsField.vue'

afterEach(() => document.body.replaceChildren())

it('a word that is taken away leaves the focus in its field', async () => {
  const props = { words: ['a', 'b'], label: 'Text has', hint: '' }
  const field = mount(WordsField, { props, attachTo: document.body })
  field.find('button').element.focus()
  await field.find('button').trigger('click')
  await field.setProps({ words: ['b'] })
  expect(field.emitted('change')).toEqual([[['b']]])
  expect(document.activeElement).toBe(field.find('input').element)
})

it('what widens the lines around one keeps the focus at the widest, and asks for no more', async () => {
  const around = { at: 1e12, before: 900, after: 10, instance: 'cw==.1_aQ==', hit: null }
  const bar = mount(AroundBar, { props: { around, zone: fixedZone(0), now: 1e12 }, attachTo: document.body })
  const earlier = () => bar.findAll('button').find((button) => button.text() === 'Earlier')
  earlier()?.element.focus()
  await earlier()?.trigger('click')
  expect(bar.emitted('widen')).toEqual([[{ ...around, before: FARTHEST }]])
  await bar.setProps({ around: { ...around, before: FARTHEST } })
  expect(document.activeElement).toBe(earlier()?.element)
  expect(earlier()?.attributes('aria-disabled')).toBe('true')
  await earlier()?.trigger('click')
  expect(bar.emitted('widen')).toHaveLength(1)
})
