// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, type ShallowRef } from 'vue'
import { millis } from '@/time/instant'
import { provideCrosshair } from './crosshair'
import { unitOf } from './format'
import { provideChartLink, provideMarked, useMarked, type Marked } from './linked'
import { stretchIn } from './marked'
import type { ChartSeries, TimeSeriesModel } from './model'
import TimeSeries from './TimeSeries.vue'

/** A document has no canvas. */
vi.mock('./echarts', () => ({ createCanvas: () => ({ draw: () => {}, dispose: () => {} }) }))

const START = Date.parse('2026-11-22T03:32Z')
const at = (bucket: number): number => START + bucket * 60_000
const line = (id: string, value: number): ChartSeries => ({
  id,
  name: id,
  values: Array.from({ length: 11 }, (_, index) => value + index),
})
const model = (...series: ChartSeries[]): TimeSeriesModel => ({
  window: { start: millis(at(0)), end: millis(at(10)), step: 'MINUTE', offset: 0 },
  now: at(11),
  unit: unitOf('ms'),
  series,
  caveats: { bad: 0, outside: 0 },
  legend: { form: 'off', stats: [] },
  showX: true,
  showY: true,
  step: false,
})

let mounted: VueWrapper | null = null
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly call: (entries: { contentRect: { width: number; height: number } }[]) => void
      constructor(call: (entries: { contentRect: { width: number; height: number } }[]) => void) {
        this.call = call
      }
      observe(): void {
        this.call([{ contentRect: { width: 450, height: 200 } }])
      }
      disconnect(): void {}
    },
  )
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
})

/** A sheet of three charts of two series each; the first names the second. */
async function sheet() {
  let marked: ShallowRef<Marked | null> | null = null
  const Cell = defineComponent({
    props: { id: { type: String, required: true } },
    setup({ id }) {
      marked = useMarked()
      provideChartLink(() => ({ id, associates: new Set(id === '0' ? ['4-0-2'] : []) }))
      return () => h(TimeSeries, { model: model(line('low', 1), line('high', 100)) })
    },
  })
  const Sheet = defineComponent({
    setup() {
      provideCrosshair()
      provideMarked()
      return () => ['0', '4-0-2', '2'].map((id) => h(Cell, { key: id, id }))
    },
  })
  mounted = mount(Sheet, { attachTo: document.body })
  await nextTick()
  const charts = mounted.findAllComponents(TimeSeries)
  const move = (index: number, x: number) =>
    charts[index]?.get('[data-part=plot]').trigger('pointermove', { clientX: x })
  const readouts = () => charts.map((chart) => (chart.emitted('readout')?.at(-1)?.[0] as { text: string } | null)?.text)
  const mark = async (when: Marked | null) => {
    if (marked) marked.value = when
    await nextTick()
    return charts.map((chart) => chart.find('[data-part=marked]').exists())
  }
  return { move, readouts, mark }
}

it('has the associated chart tell its highest value, and no other', async () => {
  const { move, readouts } = await sheet()
  await move(0, 38 + 3 * 40)
  expect(readouts()).toEqual([undefined, 'high 103 + 1 at 03:35', undefined])
  await move(1, 38 + 3 * 40)
  expect(readouts()).toEqual([undefined, undefined, undefined])
})

it('marks a stretch on all charts, as far as the window has it', async () => {
  const { mark } = await sheet()
  expect(await mark({ from: at(2), to: at(4) })).toEqual([true, true, true])
  expect(await mark({ from: at(-9), to: at(-1) })).toEqual([false, false, false])
  expect(await mark(null)).toEqual([false, false, false])
})

it('cuts what is marked at the ends of the window', () => {
  const plot = { left: 38, top: 6, width: 400, height: 174, count: 11, min: 0, max: 1 }
  const drawing = { at: Array.from({ length: 11 }, (_, index) => at(index)), plot, half: 0 }
  const of = (from: number, to: number) => stretchIn(drawing, 60_000, { from, to })
  expect(of(at(2), at(4))).toEqual({ left: 118, width: 80 })
  expect(of(at(-5), at(99))).toEqual({ left: 38, width: 400 })
  expect(of(at(3), at(3))).toEqual({ left: 158, width: 2 })
  expect(of(at(11), at(12))).toBeNull()
  expect(stretchIn({ ...drawing, at: [] }, 60_000, { from: 0, to: 1 })).toBeNull()
})
