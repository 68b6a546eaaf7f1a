import { describe, expect, it } from 'vitest'
import { distanceTo } from '@/geometry/graph/curve'
import { graphOf, laidOut } from '@/geometry/testing/graphs'
import { sceneOf } from './scene'
import { linkOf, nodeOf } from './testing/pen'

const graph = graphOf('a>b;b>c;c>d;a>d')
const layout = laidOut(graph)
const nodes = graph.nodes.map(({ id }) => nodeOf(id))
const model = { nodes, links: graph.links.map(({ source, target }) => linkOf(source, target)) }

describe('scene', () => {
  it('leaves out links whose end is not there and nodes without a place', () => {
    const scene = sceneOf(
      { nodes: [...nodes, nodeOf('new')], links: [...model.links, linkOf('a', 'gone'), linkOf('a', 'new')] },
      layout,
      new Map(),
    )
    expect(scene.links).toHaveLength(4)
    expect(scene.at[4]).toBeNull()
  })

  it('leads a long link along its route until an end was dragged away', () => {
    const joint = { x: ((layout.places.get('a')?.x ?? 0) + (layout.places.get('d')?.x ?? 0)) / 2, y: 0 }
    const straight = (scene: ReturnType<typeof sceneOf>): number => {
      const curve = scene.curves[3] ?? new Float64Array(0)
      const b = layout.places.get('b') ?? joint
      return distanceTo(curve, b)
    }
    expect(straight(sceneOf(model, layout, new Map()))).toBeGreaterThan(30)
    const scene = sceneOf(model, layout, new Map([['d', { x: 999, y: 777 }]]))
    expect([...(scene.curves[3] ?? [])].slice(-2)).toEqual([999 - 25, 777])
    expect(scene.curves[3]).toHaveLength(8)
  })

  it('sets calls both ways and duplicates apart, and loops beside their node', () => {
    const links = [linkOf('a', 'b'), linkOf('b', 'a'), linkOf('a', 'b', { id: 'again' }), linkOf('a', 'a')]
    const scene = sceneOf({ nodes, links }, layout, new Map())
    expect(scene.links.map(({ lane }) => lane)).toEqual([-1, 0, 1, 0])
    const starts = scene.curves.slice(0, 3).map((curve) => `${curve[1]} ${curve[curve.length - 1]}`)
    expect(new Set(starts).size).toBe(3)
    expect(scene.curves[3]?.length).toBe(8)
  })

  it('lets frames follow their nodes', () => {
    const frames = [{ id: 'g', name: 'g', nodes: ['a', 'b', 'gone'] }]
    const still = sceneOf({ ...model, frames }, layout, new Map()).frames[0]
    const wide = sceneOf({ ...model, frames }, layout, new Map([['b', { x: 5000, y: 0 }]])).frames[0]
    expect(wide?.box.right).toBeGreaterThan(5000)
    expect(still?.box.right).toBeLessThan(1000)
    expect(sceneOf({ ...model, frames: [{ id: 'x', name: 'x', nodes: [] }] }, layout, new Map()).frames).toEqual([])
  })

  it('knows the links of a node', () => {
    const scene = sceneOf(model, layout, new Map())
    expect(scene.linksOf(0).map((at) => scene.links[at]?.link.id)).toEqual(['a-b', 'a-d'])
  })
})
