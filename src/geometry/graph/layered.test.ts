import { describe, expect, it } from 'vitest'
import { crossed, graphOf, laidOut, systemOf } from '../testing/graphs'
import { PITCH_X, PITCH_Y } from './sizes'

const PLANAR = {
  chain: 'a>b;b>c;c>d',
  star: 'hub>a b c d e f g',
  tree: 'r>x y z;y>y1 y2;x>x1 x2 x3;z>z1',
  diamond: 'a>d c b;b>e;c>e;d>e',
  'long way beside a short one': 'a>b;b>c;c>d;a>d',
  'two long ways': 'a>b;b>c;c>d;a>d;a>c;b>d',
  ladder: 'a>b;c>d;e>f;a>c;b>d;d>f;c>e',
  'in and out': 'a>m;b>m;c>m;m>x y z',
  'names against the links': 'a1>b3;a2>b2;a3>b1;b1>c2;b2>c3;b3>c1',
  'a shop':
    'user>gw;gw>catalog checkout search;catalog>catdb;search>index;checkout>orders payment;orders>odb;payment>bank',
}

describe('layered', () => {
  it.each(Object.entries(PLANAR))('draws "%s" without a crossing', (_, text) => {
    const graph = graphOf(text)
    expect(crossed(graph, laidOut(graph))).toEqual([])
  })

  it('sees the crossing that cannot be avoided', () => {
    const graph = graphOf('a>x y z;b>x y z;c>x y z')
    expect(crossed(graph, laidOut(graph)).length).toBeGreaterThan(0)
  })

  it('puts callees right of callers, by whole columns', () => {
    const { places } = laidOut(graphOf('user>gw;gw>a b;a>db;b>a'))
    const column = (id: string): number =>
      Math.round(((places.get(id)?.x ?? NaN) - (places.get('user')?.x ?? NaN)) / PITCH_X)
    expect(['user', 'gw', 'b', 'a', 'db'].map(column)).toEqual([0, 1, 2, 3, 4])
  })

  it('moves who is called by nobody next to what it calls', () => {
    const { places } = laidOut(graphOf('a>b;b>c;c>d;cron>d mail;c>mail'))
    expect(places.get('cron')?.x).toBe(places.get('c')?.x)
  })

  it('draws cycles, self calls, duplicates and ends that are not there', () => {
    const graph = graphOf('a>b a;b>c;c>a;a>b')
    const { places } = laidOut({ ...graph, links: [...graph.links, { source: 'a', target: 'nobody' }] })
    expect([...places.keys()]).toEqual(['a', 'b', 'c'])
    expect(new Set([...places.values()].map(({ x }) => x)).size).toBe(3)
  })

  it('draws an empty map, a lone node and nodes without calls', () => {
    expect(laidOut(graphOf('')).places.size).toBe(0)
    expect(laidOut(graphOf('a')).places.size).toBe(1)
    const { places } = laidOut(graphOf('a;b;c;d;e>f;g'))
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(7)
  })

  it.each([
    [40, 60],
    [300, 700],
  ])('keeps the names of %i nodes apart', (count, links) => {
    const { places } = laidOut(systemOf(count, links))
    const all = [...places.values()]
    const close = all.filter((one) =>
      all.some(
        (other) => other !== one && Math.abs(one.x - other.x) < PITCH_X - 1 && Math.abs(one.y - other.y) < PITCH_Y - 1,
      ),
    )
    expect(close).toEqual([])
  })

  it('is the same twice', () => {
    const graph = systemOf(300, 700)
    expect(laidOut(graph)).toEqual(laidOut(graph))
  })

  it('is no tower: a hub with many callees is about as wide as tall', () => {
    const { places } = laidOut(graphOf(`hub>${Array.from({ length: 300 }, (_, at) => `n${at}`).join(' ')}`))
    const span = (values: number[]): number => Math.max(...values) - Math.min(...values)
    const ratio = span([...places.values()].map(({ x }) => x)) / span([...places.values()].map(({ y }) => y))
    expect(ratio).toBeGreaterThan(0.7)
    expect(ratio).toBeLessThan(3)
  })

  it('lays out a chain far longer than any stack', () => {
    const graph = graphOf(Array.from({ length: 20_000 }, (_, at) => `n${at}>n${at + 1}`).join(';'))
    expect(laidOut(graph).places.size).toBe(20_001)
  })
})
