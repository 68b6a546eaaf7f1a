import { describe, expect, it } from 'vitest'
import type { Layout } from '@/geometry/graph/layout'
import type { GraphFocus, GraphLink, GraphNode } from './model'
import { paintMarked } from './overlay'
import { crowdOf, paint, type Picture } from './painter'
import { sceneOf } from './scene'
import { fakeLook, fakePen, linkOf, nodeOf } from './testing/pen'

const places = new Map([
  ['gw', { x: 100, y: 100 }],
  ['orders', { x: 300, y: 100 }],
  ['db', { x: 500, y: 100 }],
])
const layout: Layout = { kind: 'layered', places, routes: new Map() }
const area = { left: 0, top: 0, right: 600, bottom: 200 }
const at = (zoom: number) => ({ zoom, dx: 0, dy: 0 })

const nodes = [
  nodeOf('gw', { figures: [{ text: '4,120/min' }, { text: '62 ms' }], icon: 'gateway' }),
  nodeOf('orders', { tone: 'bad', failed: 0.1, alarms: 3, figures: [{ text: '9 s', tone: 'bad' }] }),
  nodeOf('db', { dashed: true, icon: 'database' }),
]
const links = [
  linkOf('gw', 'orders', { label: [{ text: '1,190/min' }] }),
  linkOf('orders', 'db', { tone: 'bad', label: [{ text: '3,480/min' }, { text: '702 ms', tone: 'bad' }] }),
]

function drawn(
  zoom: number,
  more: { nodes?: GraphNode[]; links?: GraphLink[]; focus?: GraphFocus; area?: typeof area } = {},
) {
  const scene = sceneOf({ nodes: more.nodes ?? nodes, links: more.links ?? links }, layout, new Map())
  const picture: Picture = { scene, look: fakeLook, focus: more.focus ?? null, hidden: null }
  const { pen, calls, texts } = fakePen()
  const seen = more.area ?? area
  paint(pen, picture, at(zoom), seen, crowdOf(picture, at(zoom), seen))
  return { calls, texts: texts(), of: (call: string) => calls.filter((one) => one.call === call) }
}

describe('painter', () => {
  it('draws names, figures, alarms and icons near by', () => {
    const { texts, of } = drawn(1)
    expect(texts).toEqual(expect.arrayContaining(['gw', '4,120/min', '62 ms', 'orders', '9 s', 'db', '3']))
    expect(
      of('stroke')
        .filter(({ args }) => args.length === 1)
        .map(({ args }) => args[0]),
    ).toEqual(['gateway', 'service', 'database'])
  })

  it('puts a lock on calls that are secured, near by only', () => {
    const locked = [linkOf('gw', 'orders', { locked: true }), linkOf('orders', 'db')]
    const locks = (zoom: number) =>
      drawn(zoom, { links: locked })
        .of('stroke')
        .filter(({ args }) => args[0] === 'lock')
    expect(locks(1)).toHaveLength(1)
    expect(locks(0.5)).toHaveLength(0)
  })

  it('says numbers of troubled calls only', () => {
    const { texts } = drawn(1)
    expect(texts).toEqual(expect.arrayContaining(['3,480/min', '702 ms']))
    expect(texts).not.toContain('1,190/min')
  })

  it('draws the failed share as an arc from the top, enlarged, in the colour of its tone', () => {
    const arcs = drawn(1)
      .of('arc')
      .filter(({ args }) => args[3] === -Math.PI / 2)
    expect(arcs).toHaveLength(1)
    expect(Number(arcs[0]?.args[4])).toBeCloseTo(-Math.PI / 2 + 2 * Math.PI * 0.45, 6)
    expect(
      drawn(1)
        .of('stroke')
        .some(({ stroke, width }) => stroke === 'bad-fill' && width === 3.5),
    ).toBe(true)
    const full = drawn(1, { nodes: [nodeOf('gw', { failed: 1, tone: 'warn' })] }).of('arc')
    expect(full.some(({ args }) => args[4] === -Math.PI / 2 + 2 * Math.PI)).toBe(true)
    const noise = drawn(1, {
      nodes: [nodeOf('gw', { failed: 0.003 }), nodeOf('db', { failed: null }), nodeOf('orders', { failed: NaN })],
    })
    expect(noise.of('arc').filter(({ args }) => args[3] === -Math.PI / 2)).toEqual([])
  })

  it('dashes the ring of what is known from callers only', () => {
    expect(
      drawn(1)
        .of('setLineDash')
        .map(({ args }) => args[0]),
    ).toEqual([[3, 2.6], []])
  })

  it('leaves out more the farther it is', () => {
    expect(drawn(0.5).texts).toEqual(expect.arrayContaining(['gw', 'orders']))
    expect(drawn(0.5).texts).not.toContain('4,120/min')
    expect(drawn(0.2).texts).toEqual([])
    expect(drawn(0.2).of('arc').length).toBeGreaterThan(0)
    expect(drawn(0.1).of('bezierCurveTo')).toEqual([])
    expect(
      drawn(0.1)
        .of('fill')
        .map(({ fill }) => fill),
    ).toEqual(['text-3', 'text-3', 'bad-fill'])
  })

  it('dims what is outside the focus, but not trouble', () => {
    const { of, texts } = drawn(1, { focus: { nodes: new Set(['gw']) } })
    expect(of('fill').filter(({ alpha }) => alpha === 0.62).length).toBeGreaterThan(1)
    const lines = of('stroke').map(({ stroke }) => stroke)
    expect(lines).toContain('line')
    expect(lines).toContain('bad-fill')
    expect(texts).toContain('db')
  })

  it('draws only what may be seen in a strip, and cuts it there', () => {
    const strip = drawn(1, { area: { left: 900, top: 0, right: 940, bottom: 200 } })
    expect(strip.texts).toEqual([])
    expect(strip.of('rect')[0]?.args).toEqual([900, 0, 40, 200])
    expect(strip.of('clip')).toHaveLength(1)
  })

  it('lets a crowd of calls step back', () => {
    const many = Array.from({ length: 900 }, (_, at) => linkOf('gw', 'db', { id: `l${at}` }))
    const { of } = drawn(1, { links: many })
    expect(of('bezierCurveTo')).toHaveLength(900)
    expect(
      of('stroke')
        .filter(({ stroke }) => stroke === 'edge')
        .some(({ alpha }) => Number(alpha) < 0.6),
    ).toBe(true)
    expect(of('stroke').length).toBeLessThan(50)
  })

  it('shows hostile names as they are', () => {
    const name = '<img src=x onerror=alert(1)>'
    expect(drawn(1, { nodes: [nodeOf('gw', { name })] }).texts[0]).toMatch(/^<img.*…/)
  })
})

describe('marks over the picture', () => {
  const scene = sceneOf({ nodes, links }, layout, new Map())
  const picture: Picture = { scene, look: fakeLook, focus: null, hidden: null }
  const none = { selected: null, hovered: null, dragged: null }
  const marked = (marks: Partial<Parameters<typeof paintMarked>[3]>) => {
    const { pen, calls, texts } = fakePen()
    paintMarked(pen, picture, at(1), { ...none, ...marks })
    return { calls, texts: texts() }
  }

  it('are nothing without a selection', () => expect(marked({}).calls).toEqual([]))

  it('ring the selected node in the accent and say the numbers of a call', () => {
    expect(marked({ selected: { kind: 'node', id: 'gw' } }).calls.find(({ call }) => call === 'stroke')?.stroke).toBe(
      'accent',
    )
    expect(marked({ hovered: { kind: 'link', id: 'gw-orders' } }).texts).toContain('1,190/min')
  })

  it('light up the calls of the node under the pointer', () => {
    const { calls } = marked({ hovered: { kind: 'node', id: 'orders' } })
    expect(calls.filter(({ call }) => call === 'bezierCurveTo')).toHaveLength(2)
    expect(calls.flatMap(({ call, stroke }) => (call === 'stroke' ? [stroke] : []))).toEqual(
      expect.arrayContaining(['text-2', 'bad-fill']),
    )
  })

  it('draw a node on its way with its calls', () => {
    const { calls } = marked({ dragged: { node: 1, to: { x: 300, y: 500 } } })
    expect(calls.some(({ call, args }) => call === 'arc' && args[1] === 500)).toBe(true)
    expect(calls.filter(({ call }) => call === 'bezierCurveTo')).toHaveLength(2)
  })

  it('pass over ids that are gone', () => {
    expect(marked({ selected: { kind: 'link', id: 'gone' }, hovered: { kind: 'node', id: 'gone' } }).calls).toEqual([])
  })
})
