import { describe, expect, it } from 'vitest'
import type { HierarchyNode } from '@/protocol/hierarchy/hierarchy'
import { othersOf, realOf, rowsOf } from './hierarchy'

const node = (name: string, layer: string): HierarchyNode => ({ id: `${name}.1`, name, layer, normal: true })
const virtual = node('orders:5432', 'VIRTUAL_DATABASE')
const database = node('orders.data', 'POSTGRESQL')
const pod = node('plover::orders.data', 'K8S_SERVICE')
const strange = node('orders.data', 'ATLANTIS')
const links = [
  { upper: virtual, lower: database },
  { upper: database, lower: pod },
  { upper: database, lower: pod },
  { upper: database, lower: strange },
]
const levels = [
  { layer: 'K8S_SERVICE', level: 1 },
  { layer: 'VIRTUAL_DATABASE', level: 3 },
  { layer: 'POSTGRESQL', level: 2 },
]

describe('the hierarchy of a service', () => {
  it('stands by level, the highest first, each once', () => {
    const { rows, lines } = rowsOf(virtual, links, levels)
    expect(rows.map((row) => row.map(({ layer }) => layer))).toEqual([
      ['VIRTUAL_DATABASE'],
      ['POSTGRESQL'],
      ['ATLANTIS', 'K8S_SERVICE'],
    ])
    expect(lines.length).toBe(3)
  })
  it('of one that is related to nobody is itself', () => {
    expect(rowsOf(virtual, [], [])).toEqual({ rows: [[virtual]], lines: [] })
  })
  it('that is a cycle ends', () => {
    const turned = [
      { upper: database, lower: pod },
      { upper: pod, lower: database },
      { upper: pod, lower: pod },
    ]
    expect(rowsOf(pod, turned, []).rows.flat().length).toBe(2)
  })
  it('tells the real one behind a virtual one, and all others', () => {
    expect(realOf(virtual, links)).toBe(database)
    expect(realOf(pod, links)).toBe(null)
    expect(othersOf(database, links).map(({ layer }) => layer)).toEqual(['VIRTUAL_DATABASE', 'K8S_SERVICE', 'ATLANTIS'])
  })
})
