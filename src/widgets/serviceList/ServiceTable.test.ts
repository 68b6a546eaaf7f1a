// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { unitOf } from '@/charts/format'
import type { Result, Value } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import { cellKey, type ListModel } from './model'
import ServiceTable from './ServiceTable.vue'
import type { Wanted } from './values'

const service = (name: string): Service => ({ id: name, name, group: '', shortName: name, layers: [], normal: true })
const scalar = (value: Value): Result => ({ kind: 'scalar', values: [{ labels: {}, value }] })
const model = (services: Service[], values: Record<string, Result> = {}): ListModel => ({
  services,
  columns: [{ expression: 'avg(m)', title: 'Load', unit: unitOf('/min'), titles: new Map(), trend: null }],
  known: new Map(Object.entries(values).map(([name, result]) => [cellKey(name, 0), result])),
  showGroup: true,
})

/** A document without layout: the scroller is told its height. */
async function table(given: ListModel, height = 280) {
  const wrapper = mount(ServiceTable, { props: { model: given }, attachTo: document.body })
  const scroller = wrapper.get('.scroll')
  Object.defineProperty(scroller.element, 'clientHeight', { value: height })
  await scroller.trigger('scroll')
  return { wrapper, scroller }
}
const names = (wrapper: Awaited<ReturnType<typeof table>>['wrapper']): string[] =>
  wrapper.findAll('[data-row] .name').map((name) => name.text())

describe('ServiceTable', () => {
  it('keeps few rows of 5,000 in the document and asks for those in view', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => service(`s${index}`))
    const { wrapper, scroller } = await table(model(many), 700)
    expect(wrapper.findAll('[data-row]').length).toBeLessThanOrEqual(80)
    scroller.element.scrollTop = 2500 * 28
    await scroller.trigger('scroll')
    expect(names(wrapper)).toContain('s2500')
    expect(wrapper.findAll('[data-row]').length).toBeLessThanOrEqual(80)
    const asked = wrapper.emitted<[Wanted]>('wanted')?.at(-1)?.[0]
    expect(asked?.rows.map(({ name }) => name)).toEqual(Array.from({ length: 27 }, (_, index) => `s${2499 + index}`))
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('5001')
    expect(wrapper.get('thead button[title]').attributes('disabled')).toBeDefined()
  })

  it('sorts by a number of all rows, dims what is quiet and shows bad and failed values as such', async () => {
    const given = model(['a', 'b', 'c', 'd', 'e'].map(service), {
      a: scalar(5),
      b: scalar(null),
      c: scalar(70),
      d: scalar({ bad: '∞' }),
      e: { kind: 'failure', cause: 'expression', message: 'no such metric' },
    })
    const { wrapper } = await table(given)
    expect(names(wrapper)).toEqual(['a', 'c', 'd', 'e', 'b'])
    expect(wrapper.findAll('.quiet').map((row) => row.get('.name').text())).toEqual(['b'])
    expect(wrapper.findAll('td.num').map((cell) => cell.text())).toEqual(['5', '70', '∞', '!', '–'])
    await wrapper.findAll('thead button')[1]?.trigger('click')
    expect(names(wrapper)).toEqual(['c', 'a', 'd', 'e', 'b'])
    expect(wrapper.findAll('th[scope=col]')[1]?.attributes('aria-sort')).toBe('descending')
    expect(wrapper.emitted<[Wanted]>('wanted')?.at(-1)?.[0].sorted?.rows).toHaveLength(5)
  })

  it('filters, says when nothing matches and shows all again', async () => {
    const { wrapper } = await table(model(Array.from({ length: 9 }, (_, index) => service(`s${index}`))))
    await wrapper.get('input').setValue('S7')
    expect(names(wrapper)).toEqual(['s7'])
    await wrapper.get('input').setValue('nobody')
    expect(wrapper.text()).toContain('No service is named like that')
    await wrapper.get('.none button').trigger('click')
    expect(names(wrapper)).toHaveLength(9)
  })

  it('opens a row by click and walks by arrows', async () => {
    const { wrapper } = await table(model(['a', '<img src=x onerror=1>', 'c'].map(service)))
    expect(wrapper.find('img').exists()).toBe(false)
    await wrapper.get('[data-row="1"]').trigger('click')
    expect(wrapper.emitted<[Service]>('open')?.[0]?.[0].name).toBe('a')
    await wrapper.get('[data-row="0"] .name').trigger('keydown', { key: 'End' })
    await nextTick()
    expect(document.activeElement?.textContent).toBe('c')
  })
})
