// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { unitOf } from '@/charts/format'
import { HREF, type Target } from '@/components/target'
import type { TopRow } from './model'
import TopList from './TopList.vue'

const target: Target = {
  to: 'entity',
  kind: 'Service',
  id: 'x.1',
  entity: { serviceName: 'x', normal: true },
  layer: null,
  dashboard: null,
}
const row = (name: string, given: Partial<TopRow> = {}): TopRow => ({
  name,
  of: '',
  value: 1,
  share: 1,
  target: null,
  limit: null,
  ...given,
})
const list = (rows: TopRow[], href: (target: Target) => string | null = () => null) =>
  mount(TopList, {
    props: { model: { groups: [{ label: '', unit: unitOf('ms'), rows }] } },
    global: { provide: { [HREF as symbol]: href } },
  })

describe('TopList', () => {
  it('makes rows real links: a plain click goes through the page, one with Ctrl through the browser', async () => {
    const wrapper = list([row('x', { target })], () => '/layer/GENERAL/service/x.1')
    const link = wrapper.get('a')
    expect(link.attributes('href')).toBe('/layer/GENERAL/service/x.1')
    await link.trigger('click', { ctrlKey: true })
    expect(wrapper.emitted('open')).toBeUndefined()
    await link.trigger('click')
    expect(wrapper.emitted('open')).toEqual([[target]])
  })

  it('can be reached by Tab in every form', () => {
    const wrapper = list([row('link', { target }), row('plain')])
    expect(wrapper.find('button').text()).toContain('link')
    expect(wrapper.get('div.row').attributes('tabindex')).toBe('0')
  })

  it('shows bad values as they came and names as text', () => {
    const wrapper = list([row('<b>x</b>', { value: { bad: '∞' } }), row('none', { value: null })])
    expect(wrapper.findAll('.value').map((value) => value.text())).toEqual(['∞', '–'])
    expect(wrapper.get('.bad').attributes('title')).toBe('∞ is not a number')
    expect(wrapper.find('b').exists()).toBe(false)
    expect(wrapper.text()).toContain('<b>x</b>')
  })
})
