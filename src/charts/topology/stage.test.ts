import { describe, expect, it, vi } from 'vitest'
import type { Layout } from '@/geometry/graph/layout'
import { sceneOf } from './scene'
import { stageOn, type Shot, type Surface } from './stage'
import { fakeLook, fakePen, linkOf, nodeOf, type Stroke } from './testing/pen'

const layout: Layout = {
  kind: 'layered',
  places: new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 200, y: 0 }],
  ]),
  routes: new Map(),
}
const scene = sceneOf({ nodes: [nodeOf('a'), nodeOf('b')], links: [linkOf('a', 'b')] }, layout, new Map())
const picture = { scene, look: fakeLook, focus: null, hidden: null }
const shot = (dx: number, dy: number, more: Partial<Shot> = {}): Shot => ({
  picture,
  sight: { zoom: 1, dx, dy },
  extent: { width: 600, height: 400 },
  ratio: 2,
  marked: { selected: null, hovered: null, dragged: null },
  ...more,
})

function made() {
  const all: Stroke[][] = []
  const surface = (): Surface => {
    const { pen, calls } = fakePen()
    all.push(calls)
    return { canvas: { width: 0, height: 0 } as HTMLCanvasElement, pen }
  }
  const front = surface()
  const stage = stageOn(front, surface)
  /** Areas painted since the last look. */
  const areas = (): unknown[] => {
    const found = all.slice(1).flatMap((calls) => calls.filter(({ call }) => call === 'rect').map(({ args }) => args))
    for (const calls of all.slice(1)) calls.length = 0
    return found
  }
  return { stage, front, areas, shown: all[0] ?? [] }
}

describe('stage', () => {
  it('paints everything at first, in device px', () => {
    const { stage, front, areas } = made()
    stage.show(shot(100, 100), false)
    expect(areas()).toEqual([[0, 0, 600, 400]])
    expect([front.canvas.width, front.canvas.height]).toEqual([1200, 800])
  })

  it('paints only the strips that come into view when it is moved', () => {
    const { stage, areas } = made()
    stage.show(shot(100, 100), false)
    areas()
    stage.show(shot(110, 95), false)
    expect(areas()).toEqual([
      [0, 0, 10, 400],
      [0, 395, 600, 5],
    ])
    stage.show(shot(80, 95), false)
    expect(areas()).toEqual([[570, 0, 30, 400]])
  })

  it('moves by whole device px, so that lines stay sharp and meet', () => {
    const { stage, areas } = made()
    stage.show(shot(100, 100), false)
    areas()
    stage.show(shot(100.2, 100), false)
    expect(areas()).toEqual([])
    stage.show(shot(100.3, 100), false)
    expect(areas()).toEqual([[0, 0, 0.5, 400]])
  })

  it('paints nothing for a mark', () => {
    const { stage, areas, shown } = made()
    stage.show(shot(100, 100), false)
    areas()
    shown.length = 0
    stage.show(shot(100, 100, { marked: { selected: { kind: 'node', id: 'a' }, hovered: null, dragged: null } }), false)
    expect(areas()).toEqual([])
    expect(shown.some(({ call, stroke }) => call === 'stroke' && stroke === 'accent')).toBe(true)
  })

  it.each([
    ['size', { extent: { width: 601, height: 400 } }],
    ['colours', { picture: { ...picture, look: { ...fakeLook } } }],
    ['focus', { picture: { ...picture, focus: { nodes: new Set<string>() } } }],
    ['scale', { sight: { zoom: 1.1, dx: 100, dy: 100 } }],
  ])('paints everything again for another %s', (_, more) => {
    const { stage, areas } = made()
    stage.show(shot(100, 100), false)
    areas()
    expect(stage.show(shot(100, 100, more), true)).toBe(false)
    expect(areas()).toHaveLength(1)
  })

  it('stretches a slow picture while the scale changes, and owes a sharp one', () => {
    const times = [0, 40, 50, 90]
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? 100)
    const { stage, areas, shown } = made()
    stage.show(shot(100, 100), false)
    areas()
    shown.length = 0
    const closer = shot(50, 40, { sight: { zoom: 2, dx: 50, dy: 40 } })
    expect(stage.show(closer, true)).toBe(true)
    expect(areas()).toEqual([])
    expect(shown.filter(({ call }) => call === 'setTransform')[1]?.args).toEqual([2, 0, 0, 2, -300, -320])
    expect(stage.show(closer, false)).toBe(false)
    expect(areas()).toHaveLength(1)
    vi.restoreAllMocks()
  })
})
