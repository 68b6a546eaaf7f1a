// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Layout } from '@/geometry/graph/layout'
import GraphCanvas from './GraphCanvas.vue'
import type { GraphPick } from './model'
import { fakePen, linkOf, nodeOf } from './testing/pen'

const layout: Layout = {
  kind: 'layered',
  places: new Map([
    ['gw', { x: 0, y: 0 }],
    ['orders', { x: 200, y: 0 }],
    ['db', { x: 400, y: 100 }],
  ]),
  routes: new Map(),
}
const model = {
  nodes: [nodeOf('gw'), nodeOf('orders', { figures: [{ text: '90/min' }], alarms: 2 }), nodeOf('db')],
  links: [linkOf('gw', 'orders', { label: [{ text: '7/min' }] }), linkOf('orders', 'db')],
}

let mounted: VueWrapper[] = []
let frames: (() => void)[] = []
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly call: (entries: { contentRect: { width: number; height: number } }[]) => void
      constructor(call: (entries: { contentRect: { width: number; height: number } }[]) => void) {
        this.call = call
      }
      observe(): void {
        this.call([{ contentRect: { width: 800, height: 600 } }])
      }
      disconnect(): void {}
    },
  )
  vi.stubGlobal('Path2D', class {})
  frames = []
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', (number: number) => (frames[number - 1] = () => {}))
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => fakePen().pen as never)
  HTMLElement.prototype.setPointerCapture = () => {}
})
afterEach(() => {
  for (const wrapper of mounted) wrapper.unmount()
  mounted = []
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function shown(selected: GraphPick | null = null) {
  const wrapper = mount(GraphCanvas, {
    props: {
      model,
      layout,
      moved: new Map(),
      selected,
      focus: null,
      name: 'Map of General',
      table: 'Table has the same.',
    },
  })
  mounted.push(wrapper)
  const ground = wrapper.get('[role=application]')
  /** All is fitted in: the middle of the map, 200 50, is that of the canvas. */
  const at = (x: number, y: number) => ({
    clientX: x - 200 + 400,
    clientY: y - 66 + 300,
    pointerId: 1,
    button: 0,
    pointerType: 'mouse',
  })
  return { wrapper, ground, at }
}
const lastOf = (wrapper: VueWrapper, event: string): unknown => wrapper.emitted(event)?.at(-1)
/** Runs what was asked for the next frame; how much that was. */
const drawFrames = (): number => frames.splice(0).filter((frame) => (frame(), frame.toString() !== '() => {}')).length

describe('map on a canvas', () => {
  it('is named, and names the table that holds the same', () => {
    const { ground } = shown()
    expect(ground.attributes('aria-label')).toBe('Map of General. 3 nodes with 2 calls')
    expect(ground.attributes('aria-description')).toContain('Table has the same.')
  })

  it('draws once and then rests', async () => {
    const { wrapper } = shown()
    await nextTick()
    expect(drawFrames()).toBe(1)
    await nextTick()
    expect(wrapper.get('[data-part=graph]').attributes('data-ready')).toBe('true')
    expect(drawFrames()).toBe(0)
    await wrapper.setProps({ selected: { kind: 'node', id: 'db' } })
    expect(drawFrames()).toBe(1)
  })

  it('selects by click, lets go by a click beside, opens by double click', async () => {
    const { wrapper, ground, at } = shown()
    for (const [x, y, pick] of [
      [203, 2, { kind: 'node', id: 'orders' }],
      [100, 2, { kind: 'link', id: 'gw-orders' }],
      [100, 200, null],
    ] as const) {
      await ground.trigger('pointerdown', at(x, y))
      await ground.trigger('pointerup', at(x, y))
      expect(lastOf(wrapper, 'select')).toEqual([pick])
    }
    await ground.trigger('dblclick', at(400, 100))
    expect(lastOf(wrapper, 'open')).toEqual(['db'])
  })

  it('tells what is under the pointer, once', async () => {
    const { wrapper, ground, at } = shown()
    for (const x of [0, 3, 5]) await ground.trigger('pointermove', at(x, 0))
    expect(wrapper.emitted('hover')).toHaveLength(1)
    expect(wrapper.emitted('hover')?.[0]?.[0]).toEqual({ kind: 'node', id: 'gw' })
    await ground.trigger('pointerleave', at(5, 0))
    expect(wrapper.emitted('hover')?.[1]?.[0]).toBeNull()
  })

  it('drags a node to a place and the ground to look elsewhere', async () => {
    const { wrapper, ground, at } = shown()
    await ground.trigger('pointerdown', at(200, 0))
    for (const x of [210, 240]) await ground.trigger('pointermove', at(x, 30))
    await ground.trigger('pointerup', at(240, 30))
    expect(lastOf(wrapper, 'move')).toEqual(['orders', 240, 30])
    expect(wrapper.emitted('select')).toBeUndefined()
    expect(lastOf(wrapper, 'update:view')).toEqual([{ x: 200, y: 66, zoom: 1 }])
    await ground.trigger('pointerdown', at(100, 200))
    await ground.trigger('pointermove', at(150, 200))
    expect(wrapper.emitted('update:view')).toHaveLength(1)
    await ground.trigger('pointerup', at(150, 200))
    expect(lastOf(wrapper, 'update:view')).toEqual([{ x: 150, y: 66, zoom: 1 }])
  })

  it('pinches with two fingers, and moves no node then', async () => {
    const { wrapper, ground, at } = shown()
    const finger = (pointerId: number, x: number) => ({ ...at(x, 0), pointerId, pointerType: 'touch' })
    await ground.trigger('pointerdown', finger(1, 200))
    await ground.trigger('pointermove', finger(1, 220))
    await ground.trigger('pointerdown', finger(2, 320))
    await ground.trigger('pointermove', finger(2, 420))
    expect(lastOf(wrapper, 'zoom')).toEqual([2])
    await ground.trigger('pointerup', finger(2, 420))
    await ground.trigger('pointermove', finger(1, 260))
    await ground.trigger('pointerup', finger(1, 260))
    expect(wrapper.emitted('move')).toBeUndefined()
    expect(wrapper.emitted('select')).toBeUndefined()
  })

  it('zooms by the wheel about the pointer and tells when that rests', async () => {
    vi.useFakeTimers()
    const { wrapper, ground, at } = shown()
    await ground.trigger('wheel', { ...at(400, 100), deltaY: 500 })
    expect(Number((lastOf(wrapper, 'zoom') as [number])[0])).toBeCloseTo(Math.exp(-0.8), 6)
    expect(wrapper.emitted('update:view')).toBeUndefined()
    vi.advanceTimersByTime(200)
    expect(wrapper.emitted('update:view')).toHaveLength(1)
    vi.useRealTimers()
  })

  it('walks by arrows, opens, zooms, fits and lets go by keys', async () => {
    const { wrapper, ground } = shown()
    await ground.trigger('keydown', { key: 'ArrowRight' })
    expect(lastOf(wrapper, 'select')).toEqual([{ kind: 'node', id: 'orders' }])
    await wrapper.setProps({ selected: { kind: 'node', id: 'orders' } })
    expect(wrapper.get('[aria-live]').text()).toBe('orders, 90/min, 2 alarms firing')
    await ground.trigger('keydown', { key: 'ArrowRight' })
    expect(lastOf(wrapper, 'select')).toEqual([{ kind: 'node', id: 'db' }])
    await ground.trigger('keydown', { key: 'ArrowLeft' })
    expect(lastOf(wrapper, 'select')).toEqual([{ kind: 'node', id: 'gw' }])
    await ground.trigger('keydown', { key: 'Enter' })
    expect(lastOf(wrapper, 'open')).toEqual(['orders'])
    await ground.trigger('keydown', { key: '-' })
    expect(lastOf(wrapper, 'zoom')).toEqual([0.8])
    await ground.trigger('keydown', { key: '0' })
    expect(lastOf(wrapper, 'update:view')).toEqual([null])
    await ground.trigger('keydown', { key: 'Escape' })
    expect(lastOf(wrapper, 'select')).toEqual([null])
  })

  it('leaves keys alone that are not its own', async () => {
    const { ground } = shown()
    const events = ['/', 'Escape', 'Enter', 'Tab'].map((key) => new KeyboardEvent('keydown', { key, cancelable: true }))
    for (const event of events) ground.element.dispatchEvent(event)
    expect(events.map(({ defaultPrevented }) => defaultPrevented)).toEqual([false, false, false, false])
  })

  it('reads a selected call aloud', () => {
    const { wrapper } = shown({ kind: 'link', id: 'gw-orders' })
    expect(wrapper.get('[aria-live]').text()).toBe('gw calls orders, 7/min')
  })

  it('shows the small map when not all is in view', async () => {
    const { wrapper } = shown()
    await nextTick()
    expect(wrapper.find('[data-part=minimap]').exists()).toBe(false)
    await wrapper.setProps({ view: { x: 0, y: 0, zoom: 2 } })
    expect(wrapper.find('[data-part=minimap]').exists()).toBe(true)
  })
})
