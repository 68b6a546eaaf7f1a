import { expect, test } from 'vitest'
import { dashboard, row, tab, tabs } from '@/template/build'
import { card, line, table, topList } from '@/template/part'
import type { Dashboard, Item } from '@/template/types'
import { headingOf } from './head'
import { calledIn } from './sheetPhrase'
import { inWords } from './sheetWords'

const shout = (english: string): string => english.toUpperCase()
const OVERVIEW = dashboard(
  { name: 'Overview', layer: 'GENERAL', entity: 'Service', isDefault: true },
  row(
    4,
    card('Load', { ask: 'avg(service_cpm)', unit: '/min' }, { w: 12, tips: 'All of them.' }),
    topList('Slowest (average, ms)', { ask: 'top_n(a,1,des)', unit: 'ms' }, { w: 12, opens: 'Overview' }),
  ),
  row(
    12,
    tabs(
      tab('Calls', row(8, line('', { ask: 'service_cpm', label: 'calls' }, { w: 24 }))),
      tab('Rest', row(8, table('Pods', { ask: 'b' }, { w: 24, heading: 'Reason' }))),
    ),
  ),
)

const flat = ({ items }: Pick<Dashboard, 'items'>): readonly Item[] =>
  items.flatMap((item) => ('tabs' in item ? [item, ...item.tabs.flatMap(flat)] : [item]))

test('everything that is read is translated, a note apart from its title', () => {
  const asked: string[] = []
  const shown = inWords(OVERVIEW, (phrase) => (asked.push(phrase), shout(phrase)))
  expect(asked.toSorted()).toEqual(
    ['Load', 'All of them.', 'Slowest', 'average, ms', 'Calls', 'calls', 'Rest', 'Pods', 'Reason'].toSorted(),
  )
  const heads = flat(shown).flatMap((item) => ('graph' in item ? [headingOf(item)] : []))
  expect(heads.map(({ title, note }) => `${title}|${note}`)).toEqual(['LOAD|', 'SLOWEST|AVERAGE, MS', '|', 'PODS|'])
  expect(flat(shown).flatMap((item) => ('tabs' in item ? item.tabs.map(({ name }) => name) : []))).toEqual([
    'CALLS',
    'REST',
  ])
  expect(flat(shown).flatMap((item) => ('graph' in item ? item.metricConfig : []))).toContainEqual({
    label: 'CALLS',
    name: 'calls',
  })
})

test('names, ids, expressions, links and what is stored stay', () => {
  const kept = (one: Dashboard) => [
    { name: one.name, raw: one.raw },
    ...flat(one).map((item) => [
      item.id,
      item.place,
      item.raw,
      'graph' in item && [item.graph.type, item.expressions, item.graph.options['showTableValues']],
    ]),
  ]
  expect(kept(inWords(OVERVIEW, shout))).toEqual(kept(OVERVIEW))
})

test('labels that name values of MQE labels stay', () => {
  const [item] = OVERVIEW.items
  if (!item || !('graph' in item)) throw new Error('no widget')
  const labelled = { ...item, metricConfig: [{ label: 'p50,p99', labelsIndex: '50,99' }] }
  const [shown] = inWords({ ...OVERVIEW, items: [labelled] }, shout).items
  expect(shown && 'graph' in shown && shown.metricConfig).toEqual(labelled.metricConfig)
})

test('English asks for nothing else than itself', () => {
  const { items } = inWords(OVERVIEW)
  const heads = (all: readonly Item[]) => flat({ items: all }).map((item) => ('graph' in item ? item.title : ''))
  expect(heads(items)).toEqual(heads(OVERVIEW.items))
  expect(calledIn({ name: 'Overview', origin: 'ours' })).toBe('Overview')
})
