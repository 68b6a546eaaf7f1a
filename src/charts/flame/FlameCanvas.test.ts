// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { framesOf } from '@/geometry/flame/frames'
import { fakePen } from '../topology/testing/pen'
import { coloursOf } from './colours'
import FlameCanvas from './FlameCanvas.vue'
import { EDGE, SIDE } from './place'

const table = framesOf(
  [
    [
      { id: 0, parentId: -1, name: 'all', total: 1000, self: 0 },
      { id: 1, parentId: 0, name: 'p.Half.run', total: 600, self: 100 },
      { id: 2, parentId: 1, name: 'p.Deep.call', total: 500, self: 500 },
      { id: 3, parentId: 0, name: 'q.Rest.run', total: 400, self: 400 },
    ],
  ],
  'ns',
)
const frameOf = (name: string): number => table.name.indexOf(table.names.indexOf(name))
const HALF = frameOf('p.Half.run')
const DEEP = frameOf('p.Deep.call')
const REST = frameOf('q.Rest.run')

/** `all`, five frames of its width, and two that share it. */
const chain = framesOf(
  [
    [
      ...['all', 'p.A', 'p.B', 'p.C', 'p.D', 'p.E'].map((name, id) => ({
        id,
        parentId: id - 1,
        name,
        total: 10,
        self: 0,
      })),
      { id: 6, parentId: 5, name: 'p.F', total: 7, self: 7 },
      { id: 7, parentId: 5, name: 'q.G', total: 3, self: 3 },
    ],
  ],
  'ns',
)

let mounted: VueWrapper[] = []
let resize: ((size: { width: number; height: number }) => void) | null = null
let frames: FrameRequestCallback[] = []
let pens: ReturnType<typeof fakePen>[] = []
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly call: (entries: { contentRect: { width: number; height: number } }[]) => void
      constructor(call: (entries: { contentRect: { width: number; height: number } }[]) => void) {
        this.call = call
      }
      observe(): void {
        resize = (contentRect) => this.call([{ contentRect }])
        resize({ width: 1000 + 2 * SIDE, height: 200 })
      }
      disconnect(): void {}
    },
  )
  frames = []
  pens = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => {})
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => {
    const pen = fakePen()
    pens.push(pen)
    return pen.pen as never
  })
})
afterEach(() => {
  for (const wrapper of mounted) wrapper.unmount()
  mounted = []
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

async function shown(more: Partial<InstanceType<typeof FlameCanvas>['$props']> = {}) {
  const colours = coloursOf(table, (name) => name.slice(0, 1))
  const wrapper = mount(FlameCanvas, {
    attachTo: document.body,
    props: {
      table,
      focus: 0,
      selected: -1,
      hits: null,
      up: false,
      folded: true,
      colours,
      name: 'Flame graph',
      twin: 'See Table.',
      ...more,
    },
  })
  mounted.push(wrapper)
  await nextTick()
  const ground = wrapper.get('[role=application]')
  return {
    wrapper,
    ground,
    last: (event: string): unknown => wrapper.emitted(event)?.at(-1)?.[0],
    point: async (event: string, clientX: number, clientY: number, rest = {}) => {
      await ground.trigger(event, { clientX, clientY, detail: 1, ...rest })
    },
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await ground.trigger('keydown', { key })
        const selected = wrapper.emitted<[number]>('select')?.at(-1)?.[0]
        if (selected !== undefined) await wrapper.setProps({ selected })
      }
    },
  }
}
/** Runs what was asked for the next frame; how much that was. */
const drawFrames = (): number => frames.splice(0).map((frame) => frame(0)).length
const drawn = (): number => pens.filter(({ calls }) => calls.some(({ call }) => call === 'fillRect')).length

it('draws once, and not again for what the pointer is over or for what is selected', async () => {
  const { point, wrapper } = await shown()
  expect(drawFrames()).toBe(1)
  expect(drawn()).toBe(1)
  await point('pointermove', SIDE + 100, 36)
  await wrapper.setProps({ selected: HALF })
  expect(drawFrames()).toBe(0)
  await wrapper.setProps({ focus: HALF })
  expect(drawFrames()).toBe(1)
})

it('zooms in by a click, once for two of them, and out by one on what is above', async () => {
  const { point, last, wrapper } = await shown()
  await point('click', SIDE + 700, 36)
  expect(last('focus')).toBe(REST)
  await point('click', SIDE + 700, 36, { detail: 2 })
  expect(wrapper.emitted('focus')).toHaveLength(1)
  await wrapper.setProps({ focus: REST })
  await point('click', SIDE + 700, 10)
  expect(last('focus')).toBe(0)
  await point('click', SIDE + 700, 190)
  expect(wrapper.emitted('focus')).toHaveLength(2)
})

it('says what the pointer is over: share, amount, self and share of the parent', async () => {
  const { point } = await shown()
  await point('pointermove', SIDE + 100, 36)
  const tip = document.querySelector('[data-part=flame-tip]')
  expect(tip?.textContent).toMatch(/p\.Half\.run/)
  expect([...(tip?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent)).toEqual([
    '60.0 %, 600 ns',
    '10.0 %, 100 ns',
    '60.0 %',
  ])
  await point('pointerleave', 0, 0)
  expect(document.querySelector('[data-part=flame-tip]')).toBeNull()
})

it('walks the frames by arrows, zooms by Enter, Backspace and Home', async () => {
  const { press, last, wrapper } = await shown()
  await press('ArrowDown', 'ArrowDown')
  expect(last('select')).toBe(HALF)
  await press('ArrowRight')
  expect(last('select')).toBe(REST)
  await press('ArrowLeft', 'ArrowDown')
  expect(last('select')).toBe(DEEP)
  await press('Enter')
  expect(last('focus')).toBe(DEEP)
  await wrapper.setProps({ focus: DEEP })
  await press('ArrowUp')
  expect(last('select')).toBe(HALF)
  await press('ArrowRight')
  expect(last('select')).toBe(HALF)
  await press('Backspace')
  expect(last('focus')).toBe(HALF)
  await press('Home')
  expect(last('focus')).toBe(0)
})

it('turns the arrows with the picture, and leaves Escape to the page where there is nothing to leave', async () => {
  const { press, last, ground } = await shown({ up: true })
  await press('ArrowUp', 'ArrowUp')
  expect(last('select')).toBe(HALF)
  await press('ArrowDown')
  expect(last('select')).toBe(0)
  const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  ground.element.dispatchEvent(escape)
  expect(escape.defaultPrevented).toBe(false)
})

it('tells who listens what it shows and what is selected', async () => {
  const { ground, wrapper } = await shown({ selected: HALF })
  expect(ground.attributes('aria-label')).toBe('Flame graph. 4 frames in 3 rows')
  expect(ground.attributes('aria-description')).toContain('See Table.')
  expect(wrapper.get('[aria-live]').text()).toBe('p.Half.run: total 600 ns, self 100 ns')
})

it('asks for a menu by the right button and by its key', async () => {
  const { point, press, last } = await shown({ selected: REST })
  await point('contextmenu', SIDE + 100, 36)
  expect(last('menu')).toBe(HALF)
  await press('.')
  expect(last('menu')).toBe(REST)
})

it('opens the row of those that only repeat by a click, not its menu, and says what it stands for', async () => {
  const { point, wrapper } = await shown({ table: chain })
  await point('pointermove', SIDE + 100, 34)
  const tip = document.querySelector('[data-part=flame-tip]')
  expect(tip?.textContent).toContain('4 frames, each 100.0 %')
  expect([...(tip?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent)).toEqual(['p.A', 'p.D'])
  await point('contextmenu', SIDE + 100, 34)
  expect(wrapper.emitted('menu')).toBeUndefined()
  await point('click', SIDE + 100, 34)
  expect(wrapper.emitted('unfold')).toHaveLength(1)
  expect(wrapper.emitted('focus')).toBeUndefined()
  await wrapper.setProps({ folded: false })
  await point('click', SIDE + 100, 34)
  expect(wrapper.emitted('focus')).toEqual([[1]])
})

it('walks over such a row as over one frame, and Enter opens it', async () => {
  const { press, last, wrapper } = await shown({ table: chain })
  await press('ArrowDown', 'ArrowDown')
  expect(last('select')).toBe(1)
  expect(wrapper.get('[aria-live]').text()).toBe('4 frames, each 100.0 %, from p.A to p.D. Enter shows them all')
  await press('Enter')
  expect(wrapper.emitted('unfold')).toHaveLength(1)
  await press('ArrowDown')
  expect(last('select')).toBe(5)
  await press('ArrowUp')
  expect(last('select')).toBe(1)
  await press('ArrowUp')
  expect(last('select')).toBe(0)
})

it('counts from the root of a flame: what is under the pointer is right wherever its box ends', async () => {
  const { ground, point, last } = await shown({ table: chain, up: true, folded: false })
  // Seven rows and their edges are 152 px.
  const atFoot = async (height: number): Promise<unknown> => {
    await point('click', 500, height - EDGE - 25)
    return last('focus')
  }
  for (const height of [60, 90, 50]) {
    resize?.({ width: 900, height })
    await nextTick()
    expect(await atFoot(height)).toBe(1)
  }
  // As a browser scrolls such a box: upwards from its foot.
  ground.element.scrollTop = -50
  await ground.trigger('scroll')
  expect(await atFoot(50)).toBe(3)
  resize?.({ width: 900, height: 90 })
  await nextTick()
  expect(await atFoot(90)).toBe(3)
  expect(ground.element.scrollTop).toBe(-50)
})
