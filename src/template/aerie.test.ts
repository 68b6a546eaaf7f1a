import { describe, expect, it } from 'vitest'
import { ownOptions } from './aerie'
import { dashboard, present, row, when } from './build'
import { card, gauge, heatMap, line, pie, statusTimeline, thresholds } from './part'
import { parse, parseConfiguration } from './parse'
import { print } from './print'
import type { Json, MetricItem } from './types'

function read(graph: string, aerie: Json | undefined): { item: MetricItem; faults: readonly string[] } {
  const child = { x: 0, y: 0, w: 8, h: 8, i: '0', type: 'Widget', graph: { type: graph }, expressions: ['a'] }
  const { dashboard: built, faults } = parseConfiguration({
    name: 'n',
    layer: 'GENERAL',
    entity: 'Service',
    children: [{ ...child, ...(aerie !== undefined && { aerie }) }],
  })
  return { item: built?.items[0] as MetricItem, faults: faults.map(({ path, message }) => `${path} ${message}`) }
}
const at = '$.children[0].aerie'

describe('additions to a widget', () => {
  it('are none where nothing is added', () => {
    expect(read('Line', undefined).item.additions).toBeUndefined()
    expect(read('Line', { v: 1, gate: { expression: 'a' } }).item.additions).toMatchObject({
      type: null,
      thresholds: [],
    })
    expect(read('Line', null).faults).toEqual([])
  })

  it('give the type while the stock type still stands for it', () => {
    expect(read('Card', { v: 1, type: 'Gauge' }).item.graph.type).toBe('Gauge')
    expect(read('Line', { v: 1, type: 'StatusTimeline' }).item.graph.type).toBe('StatusTimeline')
    expect(read('Bar', { v: 1, type: 'Pie' }).item.graph.type).toBe('Pie')
    // Somebody made a table of it elsewhere.
    expect(read('Table', { v: 1, type: 'Gauge' }).item.graph.type).toBe('Table')
    expect(read('Heatmap', undefined).item.graph.type).toBe('HeatMap')
    expect(read('HeatMap', undefined).item.graph.type).toBe('HeatMap')
  })

  it('sort the steps, keep the last of equal ones, and bound names', () => {
    const { item, faults } = read('Line', {
      v: 1,
      thresholds: [
        { at: 900, tone: 'bad', label: ' x'.repeat(200) },
        { at: -5, tone: 'ok', label: 7 },
        { at: 900, tone: 'warn', label: ' slow ' },
      ],
    })
    expect(item.additions?.thresholds).toEqual([
      { at: -5, tone: 'ok' },
      { at: 900, tone: 'warn', label: 'slow' },
    ])
    expect(faults).toEqual([])
  })

  it.each<[Json, string]>([
    [{ type: 'Gauge' }, `${at}.v should be 1: type and thresholds are not read`],
    [{ v: 2, thresholds: [] }, `${at}.v should be 1: type and thresholds are not read`],
    [{ v: 1, type: 'Sunburst' }, `${at}.type Sunburst is no type of ours`],
    [{ v: 1, type: ['Pie'] }, `${at}.type should be text, is a list`],
    [{ v: 1, type: '__proto__' }, `${at}.type __proto__ is no type of ours`],
    [{ v: 1, thresholds: { at: 1 } }, `${at}.thresholds should be a list, is an object`],
    [{ v: 1, thresholds: [7] }, `${at}.thresholds[0] should be an object, is a number`],
    [{ v: 1, thresholds: [{ tone: 'bad' }] }, `${at}.thresholds[0].at is missing`],
    [{ v: 1, thresholds: [{ at: '9', tone: 'bad' }] }, `${at}.thresholds[0].at should be a number, is text`],
    [{ v: 1, thresholds: [{ at: 9, tone: 'red' }] }, `${at}.thresholds[0].tone should be ok, warn or bad`],
  ])('that are wrong are a fault and left out: %j', (aerie, fault) => {
    const { item, faults } = read('Card', aerie)
    expect(faults).toEqual([fault])
    expect(item.graph.type).toBe('Card')
    expect(item.additions?.thresholds).toEqual([])
  })

  it('are at most twenty steps', () => {
    const { item, faults } = read('Line', {
      v: 1,
      thresholds: Array.from({ length: 5000 }, (_, index) => ({ at: index, tone: 'bad' })),
    })
    expect(item.additions?.thresholds).toHaveLength(20)
    expect(faults).toEqual([`${at}.thresholds has 5000 steps, 20 are read`])
  })

  it('keep options of their types, and what nobody knows, through a save', () => {
    const aerie = { v: 1, type: 'Gauge', gauge: { max: 5, later: [1] }, unknown: { deep: true } }
    const { item } = read('Card', aerie)
    expect(item.additions && ownOptions(item.additions, 'Gauge')).toEqual({ max: 5, later: [1] })
    expect(item.additions && ownOptions(item.additions, 'Pie')).toEqual({})
    const text = print({ name: 'n', layer: 'GENERAL', entity: 'Service', children: [item.raw] })
    expect(parse(text).dashboard?.items[0]?.raw['aerie']).toEqual(aerie)
  })
})

describe('parts', () => {
  it('are stored as the nearest stock type', () => {
    const built = dashboard(
      { name: 'n', layer: 'GENERAL', entity: 'Service' },
      row(
        8,
        gauge('G', { ask: 'a', unit: '%' }, { w: 6, max: 100 }),
        statusTimeline('S', { ask: 'b' }, { w: 6, states: { 0: 'down' } }),
        pie('P', { ask: 'c' }, { w: 6, of: 'last' }),
        heatMap('H', { ask: 'd' }, { w: 6 }),
      ),
    )
    expect(built.items).toMatchObject([
      { graph: { type: 'Gauge' }, raw: { graph: { type: 'Card', showUnit: true }, aerie: { gauge: { max: 100 } } } },
      { graph: { type: 'StatusTimeline' }, raw: { graph: { type: 'Line', valueMappings: { 0: 'down' } } } },
      { graph: { type: 'Pie' }, raw: { graph: { type: 'Bar' }, aerie: { v: 1, type: 'Pie', pie: { of: 'last' } } } },
      { graph: { type: 'HeatMap' }, raw: { graph: { type: 'HeatMap' } } },
    ])
    expect(built.items[1]?.raw['aerie']).toEqual({ v: 1, type: 'StatusTimeline' })
  })

  it('take limits beside a gate, whichever came first', () => {
    const limited = thresholds(line('L', { ask: 'a' }, { w: 8 }), [500, 'warn'], [900, 'bad'])
    const steps = [
      { at: 500, tone: 'warn' },
      { at: 900, tone: 'bad' },
    ]
    const gate = { expression: 'is_present(a)' }
    const gated = thresholds(when(present('a'), card('C', { ask: 'a' }, { w: 8 })), [1, 'bad'])
    expect(when(present('a'), limited).stored['aerie']).toEqual({ v: 1, gate, thresholds: steps })
    expect(gated.stored['aerie']).toEqual({ v: 1, gate, thresholds: [{ at: 1, tone: 'bad' }] })
  })
})
