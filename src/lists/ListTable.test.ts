// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { unitOf } from '@/charts/format'
import type { Result, Value } from '@/mqe/result'
import { cellKey, type ListModel } from './model'
import type { Entry } from './entry'
import { LIST_KEEP, type ListKeep } from './keep'
import ListTable from './ListTable.vue'
import { rankingOf } from './ranking'
import { entry, rank } from './demoEntry'
import type { Wanted } from './values'
import { wordsOf } from './words'

const words = wordsOf(['service', 'services'], { none: '', noneText: '' })
const scalar = (value: Value): Result => ({ kind: 'scalar', values: [{ labels: {}, value }] })
const model = (entries: Entry[], values: Record<string, Result> = {}): ListModel => ({
  entries,
  ranking: null,
  columns: [
    { expression: 'avg(m)', title: 'Load', name: 'Load', unit: unitOf('/min'), titles: new Map(), trend: null },
  ],
  known: new Map(Object.entries(values).map(([name, result]) => [cellKey(name, 0), result])),
  showGroup: true,
})

/** A document without layout: the scroller is told its height. */
async function table(given: ListModel, height = 280, props: object = {}) {
  const wrapper = mount(ListTable, { props: { model: given, words, list: '0', ...props }, attachTo: document.body })
  const scroller = wrapper.get('.scroll')
  Object.defineProperty(scroller.element, 'clientHeight', { value: height })
  await scroller.trigger('scroll')
  return { wrapper, scroller }
}
const names = (wrapper: Awaited<ReturnType<typeof table>>['wrapper']): string[] =>
  wrapper.findAll('[data-row] .name').map((name) => name.text())

describe('ListTable', () => {
  it('keeps few rows of 5,000 in the document and asks for those in view', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => entry(`s${index}`))
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
    const given = model(
      ['a', 'b', 'c', 'd', 'e'].map((name) => entry(name)),
      {
        a: scalar(5),
        b: scalar(null),
        c: scalar(70),
        d: scalar({ bad: '∞' }),
        e: { kind: 'failure', cause: 'expression', message: 'no such metric' },
      },
    )
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
    const { wrapper } = await table(model(Array.from({ length: 9 }, (_, index) => entry(`s${index}`))))
    await wrapper.get('input').setValue('S7')
    expect(names(wrapper)).toEqual(['s7'])
    await wrapper.get('input').setValue('nobody')
    expect(wrapper.text()).toContain('No service is named like that')
    await wrapper.get('.none button').trigger('click')
    expect(names(wrapper)).toHaveLength(9)
  })

  it('opens a row by click and walks by arrows', async () => {
    const { wrapper } = await table(model(['a', '<img src=x onerror=1>', 'c'].map((name) => entry(name))))
    expect(wrapper.find('img').exists()).toBe(false)
    await wrapper.get('[data-row="1"]').trigger('click')
    expect(wrapper.emitted<[Entry]>('open')?.[0]?.[0].name).toBe('a')
    await wrapper.get('[data-row="0"] .name').trigger('keydown', { key: 'End' })
    await nextTick()
    expect(document.activeElement?.textContent).toBe('c')
  })

  it('puts the worst first until the reader sorts, and the quiet last; they can be hidden', async () => {
    const ranking = rankingOf({ kind: 'ranking', rows: [rank('c'), rank('a')] }, 'top_n(m,9,asc)')
    const given = model(
      ['a', 'b', 'c'].map((name) => entry(name)),
      { a: scalar(5), c: scalar(1) },
    )
    const { wrapper } = await table({ ...given, ranking }, 280, { worst: { label: 'Success', worse: 'low' } })
    expect(names(wrapper)).toEqual(['c', 'a', 'b'])
    expect(
      wrapper
        .emitted<[Entry[]]>('quiet')
        ?.at(-1)?.[0]
        .map(({ name }) => name),
    ).toEqual(['b'])
    await wrapper.setProps({ seen: new Map([['b', { text: 'last seen yesterday', hint: '' }]]) })
    expect(wrapper.get('.quiet').text()).toContain('last seen yesterday')

    const head = wrapper.findAll('thead button')[1]
    await head?.trigger('click')
    expect(names(wrapper)).toEqual(['a', 'c', 'b'])
    await wrapper
      .findAll('.word')
      .find((button) => button.text() === 'Lowest success first')
      ?.trigger('click')
    expect(names(wrapper)).toEqual(['c', 'a', 'b'])

    await wrapper
      .findAll('.word')
      .find((button) => button.text() === 'Hide 1 quiet')
      ?.trigger('click')
    expect(names(wrapper)).toEqual(['c', 'a'])
    expect(wrapper.text()).toContain('Show 1 quiet')
  })

  it('hides a column, also from what is asked, and keeps one at least', async () => {
    const given = model(['a', 'b'].map((name) => entry(name)))
    const columns = ['Load', 'Apdex'].map((title) => ({
      ...given.columns[0],
      title,
      name: title,
      expression: title,
      trend: title,
    }))
    const { wrapper } = await table({ ...given, columns } as ListModel)
    const asked = () => wrapper.emitted<[Wanted]>('wanted')?.at(-1)?.[0]
    expect(asked()).toMatchObject({ numbers: [0, 1], trends: [0, 1] })
    await wrapper.get('button[aria-haspopup=dialog]').trigger('click')
    const [load, apdex] = wrapper.findAll('input[type=checkbox]')
    await load?.trigger('change')
    expect(wrapper.findAll('thead button').map((button) => button.text())).toEqual(['Service ↑', 'Apdex, /min'])
    expect(asked()).toMatchObject({ numbers: [1], trends: [1] })
    expect(apdex?.attributes('disabled')).toBeDefined()
  })

  it('shows what an instance tells about itself and gives the focus back', async () => {
    const attributes = [{ name: 'OS Name', value: '<b>Linux</b>' }]
    const { wrapper } = await table(model([entry('a', { attributes, badge: 'Java' })]))
    expect(wrapper.get('.badge').text()).toBe('Java')
    await wrapper.get('.more').trigger('click')
    expect(wrapper.get('aside dd').text()).toBe('<b>Linux</b>')
    expect(wrapper.emitted('open')).toBeUndefined()
    await wrapper.get('aside').trigger('keydown', { key: 'Escape' })
    await nextTick()
    expect(wrapper.find('aside').exists()).toBe(false)
    expect(document.activeElement?.className).toBe('more')
  })

  it('keeps what was typed while an earlier search arrives in the address, and follows Back', async () => {
    vi.useFakeTimers()
    const state = shallowRef({ q: '', sort: '' })
    const asked: string[] = []
    const keep: ListKeep = {
      recall: () => null,
      remember: () => {},
      state: () => state.value,
      change: ({ q }) => void asked.push(q ?? ''),
      claim: () => true,
      release: () => {},
    }
    const wrapper = mount(ListTable, {
      props: { model: model(Array.from({ length: 9 }, (_, index) => entry(`s${index}`))), words, list: '0' },
      global: { provide: { [LIST_KEEP as symbol]: keep } },
    })
    const input = wrapper.get('input')
    await input.setValue('s')
    await vi.advanceTimersByTimeAsync(300)
    await input.setValue('s7')
    state.value = { q: 's', sort: '' }
    await nextTick()
    expect(input.element.value).toBe('s7')
    await vi.advanceTimersByTimeAsync(300)
    expect(asked).toEqual(['s', 's7'])
    state.value = { q: 's7', sort: '' }
    await nextTick()
    state.value = { q: '', sort: '' }
    await nextTick()
    expect(input.element.value).toBe('')
    vi.useRealTimers()
  })
})
