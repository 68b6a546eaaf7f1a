// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { styledOf } from './drawing'
import { unitOf } from './format'
import LegendRest from './LegendRest.vue'
import LegendTable from './LegendTable.vue'
import type { LegendStat } from './model'

beforeEach(() =>
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly call: (entries: { contentRect: { height: number } }[]) => void
      constructor(call: (entries: { contentRect: { height: number } }[]) => void) {
        this.call = call
      }
      observe(): void {
        this.call([{ contentRect: { height: 180 } }])
      }
      disconnect(): void {}
    },
  ),
)
afterEach(() => vi.unstubAllGlobals())

const named = (count: number) =>
  styledOf(Array.from({ length: count }, (_, index) => ({ id: `${index}`, name: `s${index}`, values: [index, null] })))
const isHidden = () => false

describe('the table of a legend', () => {
  const series = [
    { id: 'a', name: 'a', values: [5, null, 1] },
    { id: 'b', name: 'b', values: [null, null] },
    { id: 'c', name: 'c', values: [2, 9.5, 0] },
  ]
  const stats: readonly LegendStat[] = ['last', 'min', 'mean', 'max', 'total']
  const table = () => mount(LegendTable, { props: { styled: styledOf(series), stats, unit: unitOf('ms'), isHidden } })
  const cells = (wrapper: ReturnType<typeof table>) =>
    wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))

  it('leaves gaps out and writes each column by one rule', () => {
    expect(cells(table())).toEqual([
      ['a', '1', '1', '3.00', '5.00', '6.00'],
      ['b', '–', '–', '–', '–', '–'],
      ['c', '0', '0', '3.83', '9.50', '11.50'],
    ])
  })

  it('sorts by a head: highest, lowest, as they came; what has no figure is last', async () => {
    const wrapper = table()
    const names = () => cells(wrapper).map(([name]) => name)
    const max = wrapper.findAll('thead button')[4]
    const heads = () => wrapper.findAll('thead th').map((head) => head.attributes('aria-sort'))
    await max?.trigger('click')
    expect(names()).toEqual(['c', 'a', 'b'])
    expect(heads()).toEqual(['none', 'none', 'none', 'none', 'descending', 'none'])
    await max?.trigger('click')
    expect(names()).toEqual(['a', 'c', 'b'])
    await max?.trigger('click')
    expect(names()).toEqual(['a', 'b', 'c'])
  })

  it('has few rows for many series, and those in view', async () => {
    const wrapper = mount(LegendTable, { props: { styled: named(400), stats: ['last'], unit: unitOf(''), isHidden } })
    const rows = () => wrapper.findAll('tbody tr:not([aria-hidden])')
    expect(rows().length).toBeLessThanOrEqual(60)
    expect(rows()[0]?.text()).toContain('s0')
    wrapper.element.scrollTop = 200 * 18
    await wrapper.trigger('scroll')
    const shown = rows().map((row) => row.get('bdi').text())
    expect(shown).toContain('s200')
    expect(shown.length).toBeLessThanOrEqual(60)
  })
})

describe('the list of all series', () => {
  it('finds one of four hundred with few elements', async () => {
    const wrapper = mount(LegendRest, {
      props: { anchor: null, styled: named(400), isHidden, valueOf: null },
      attachTo: document.body,
    })
    const items = () => [...document.querySelectorAll('[data-row]')].map((one) => one.textContent)
    expect(items().length).toBeLessThanOrEqual(60)
    const field = document.querySelector('input')
    if (field) field.value = 'S399'
    field?.dispatchEvent(new Event('input'))
    await wrapper.vm.$nextTick()
    expect(items()).toEqual(['s399'])
    document.querySelector<HTMLElement>('[data-row]')?.click()
    expect(wrapper.emitted('pick')).toEqual([['399', false]])
    wrapper.unmount()
  })
})
