// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@/template/types'
import { millis } from '@/time/instant'
import { textOptions } from './options'
import Text from './Text.vue'

const drawn = (graph: JsonObject, h = 2) =>
  mount(Text, {
    props: {
      item: { type: 'Text', control: true, id: '0', place: { x: 0, y: 0, w: 24, h }, raw: { graph } },
      layer: 'GENERAL',
      kind: 'Service',
      entity: {},
      window: { start: millis(0), end: millis(60_000), step: 'MINUTE', offset: 0 },
      now: 0,
      vital: null,
      nouns: {},
    },
  })

describe('Text', () => {
  it('draws stored words as elements, and HTML as words', () => {
    const text = drawn({ content: '# Runbook\n**call** [us](https://x.example) <b>now</b>' })
    expect(text.get('h3').text()).toBe('Runbook')
    expect(text.find('b').exists()).toBe(false)
    expect(text.text()).toContain('<b>now</b>')
    expect(text.get('a').attributes()).toMatchObject({
      href: 'https://x.example',
      target: '_blank',
      rel: 'noopener noreferrer',
    })
    expect(text.emitted('state')).toEqual([['fresh']])
  })

  it('breaks no line at a comfortable measure where only one fits', () => {
    const [low, high] = [2, 6].map((h) => drawn({ content: 'Observe the mesh by the access logs of its proxies.' }, h))
    expect(low?.get('.words').classes()).toContain('low')
    expect(high?.get('.words').classes()).not.toContain('low')
  })

  it('is one link where the text has an address', () => {
    const text = drawn({ content: 'see [a](/b)', url: '/docs' })
    expect(text.findAll('a').map((one) => one.attributes('href'))).toEqual(['/docs'])
    expect(drawn({ content: 'see', url: 'javascript:alert(1)' }).find('a').exists()).toBe(false)
  })

  it('says that nothing was written', () => {
    expect(drawn({}).emitted('state')).toEqual([['empty']])
    expect(drawn({}).text()).toBe('No text has been written here.')
  })
})

describe('Text options', () => {
  it('give stored colours and sizes our tokens', () => {
    expect(
      textOptions({ graph: { fontColor: 'white', backgroundColor: 'blue', fontSize: 14, textAlign: 'left' } }),
    ).toMatchObject({ colour: 'text-1', ground: 'info-tint', size: 'fs-body', align: 'left' })
    expect(textOptions({ graph: { fontColor: 'red', fontSize: 30, textAlign: 'center' } })).toMatchObject({
      colour: 'bad',
      ground: null,
      size: 'fs-stat',
      align: 'center',
    })
  })

  it('survive anything', () => {
    for (const graph of [null, [], 'x', { content: 5, fontSize: {}, fontColor: '__proto__', textAlign: 'constructor' }])
      expect(textOptions({ graph })).toEqual({
        content: '',
        href: null,
        size: 'fs-body',
        colour: 'text-1',
        ground: null,
        align: 'left',
      })
  })
})
