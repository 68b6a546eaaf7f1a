import { describe, expect, it } from 'vitest'
import { graphOf, laidOut, systemOf } from '../testing/graphs'
import { PITCH_Y } from './sizes'

const shop = graphOf('user>gw;gw>a b c;a>db;b>db;c>q')
const with_ = (more: string) => ({
  nodes: [...shop.nodes, ...graphOf(more).nodes.filter(({ id }) => !shop.nodes.some((node) => node.id === id))],
  links: [...shop.links, ...graphOf(more).links],
})

describe('a map that was drawn before', () => {
  const before = laidOut(shop)

  it('keeps every place when calls come and go', () => {
    const after = laidOut({ ...shop, links: shop.links.slice(2) }, 'layered', before)
    expect(after.places).toEqual(before.places)
  })

  it('puts new nodes beside their callers and on nobody', () => {
    const after = laidOut(with_('a>new;new>newer;alone'), 'layered', before)
    for (const [id, place] of before.places) expect(after.places.get(id)).toEqual(place)
    expect(after.places.get('new')?.x).toBeGreaterThan(before.places.get('a')?.x ?? NaN)
    expect(after.places.get('newer')?.x).toBeGreaterThan(after.places.get('new')?.x ?? NaN)
    expect(after.places.get('alone')?.y).toBeGreaterThan(Math.max(...[...before.places.values()].map(({ y }) => y)))
    const all = [...after.places.values()]
    const apart = all.flatMap((one, at) =>
      all.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    )
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(PITCH_Y)
  })

  it('is arranged anew when most of it is new', () => {
    const more = with_('n1>n2 n3;n2>n4 n5 n6;n6>n7 n8 n9')
    expect(laidOut(more, 'layered', before)).toEqual(laidOut(more))
  })
})

describe('force', () => {
  it('is the same twice and keeps nodes apart', () => {
    const graph = systemOf(80, 130)
    const first = laidOut(graph, 'force')
    expect(laidOut(graph, 'force')).toEqual(first)
    const all = [...first.places.values()]
    const apart = all.flatMap((one, at) =>
      all.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    )
    expect(Math.min(...apart)).toBeGreaterThan(50)
  })

  it('sets parts beside each other', () => {
    const { places } = laidOut(graphOf('a>b;c>d;e>f;g;h'), 'force')
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(8)
  })
})

describe('groups', () => {
  it('gives each group a block of its own', () => {
    const { nodes, links } = systemOf(60, 90)
    const graph = { nodes: nodes.map(({ id }, at) => ({ id, group: at % 7 ? `g${at % 4}` : undefined })), links }
    const { places } = laidOut(graph, 'groups')
    const boxes = [0, 1, 2, 3, undefined].map((group) => {
      const mine = graph.nodes.filter((node) => node.group === (group === undefined ? group : `g${group}`))
      const xs = mine.flatMap(({ id }) => places.get(id)?.x ?? [])
      const ys = mine.flatMap(({ id }) => places.get(id)?.y ?? [])
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    })
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        const overlaps =
          one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
        expect(overlaps).toBe(false)
      }
    })
  })
})
