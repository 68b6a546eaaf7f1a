// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { millis } from '@/time/instant'
import { provideCrosshair } from './crosshair'
import { unitOf } from './format'
import type { ChartSeries, TimeSeriesModel } from './model'
import TimeSeries from './TimeSeries.vue'

/** A document has no canvas: what would be drawn is noted instead. */
const canvases = vi.hoisted(() => ({ made: 0, alive: 0, options: [] as unknown[] }))
vi.mock('./echarts', () => ({
  createCanvas: () => {
    canvases.made += 1
    canvases.alive += 1
    return { draw: (option: unknown) => canvases.options.push(option), dispose: () => (canvases.alive -= 1) }
  },
}))

const START = Date.parse('2026-11-22T03:32Z')
const at = (bucket: number): number => START + bucket * 60_000
const model = (series: ChartSeries[], given: Partial<TimeSeriesModel> = {}): TimeSeriesModel => ({
  window: { start: millis(at(0)), end: millis(at(10)), step: 'MINUTE', offset: 0 },
  now: at(11),
  unit: unitOf('ms'),
  series,
  caveats: { bad: 0, outside: 0 },
  legend: { form: 'list', stats: [] },
  showX: true,
  showY: true,
  step: false,
  ...given,
})
const line = (id: string, value = 1): ChartSeries => ({
  id,
  name: id,
  values: Array.from({ length: 11 }, (_, i) => value + i),
})

let mounted: VueWrapper[] = []
beforeEach(() => {
  // The plot of 450 px has buckets 40 px apart, the first at 38.
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
  Object.assign(canvases, { made: 0, alive: 0, options: [] })
})
afterEach(() => {
  for (const wrapper of mounted) wrapper.unmount()
  mounted = []
  vi.unstubAllGlobals()
})

/** A page of charts that share one crosshair. */
async function page(...models: TimeSeriesModel[]) {
  const Page = defineComponent({
    setup() {
      provideCrosshair()
      return () => models.map((one, index) => h(TimeSeries, { key: index, model: one }))
    },
  })
  const wrapper = mount(Page, { attachTo: document.body })
  mounted.push(wrapper)
  await vi.waitFor(() => expect(canvases.made).toBe(models.length))
  await nextTick()
  return { wrapper, charts: wrapper.findAllComponents(TimeSeries) }
}
type Chart = Awaited<ReturnType<typeof page>>['charts'][number] | undefined
const plot = (chart: Chart) => {
  if (!chart) throw new Error('no such chart')
  return chart.get('[data-part=plot]')
}
const move = (chart: Chart, x: number) => plot(chart).trigger('pointermove', { clientX: x })
const readout = (chart: Chart): unknown => chart?.emitted('readout')?.at(-1)?.[0]
const tip = (): Element | null => document.querySelector('[data-part=tooltip]')

describe('TimeSeries', () => {
  it('makes one canvas per chart and throws it away with it', async () => {
    const { wrapper } = await page(model([line('a')]), model([line('b')]), model([line('c')]))
    expect(canvases.alive).toBe(3)
    wrapper.unmount()
    mounted = []
    expect(canvases.alive).toBe(0)
  })

  it('never hands a bad number on', async () => {
    await page(model([{ id: 'a', name: 'a', values: [1, NaN, Infinity, null, 5] }]))
    expect(JSON.stringify(canvases.options.at(-1))).toContain('[1,null],[2,null],[3,null]')
  })

  it('shows one instant on all charts and the tooltip on the one under the pointer', async () => {
    const { charts } = await page(model([line('a', 100)]), model([line('b', 200)]))
    await move(charts[0], 38 + 3 * 40)
    expect(charts.map((chart) => chart.find('[data-part=crosshair]').exists())).toEqual([true, true])
    expect(charts.map(readout)).toEqual([
      { text: '103 at 03:35', shorter: ['103'] },
      { text: '203 at 03:35', shorter: ['203'] },
    ])
    expect(document.querySelectorAll('[data-part=tooltip]')).toHaveLength(1)
    expect(tip()?.textContent).toContain('03:35')
    expect(tip()?.textContent).toContain('103 ms')
    await plot(charts[0]).trigger('pointerleave')
    expect(tip()).toBeNull()
    expect(charts.map(readout)).toEqual([null, null])
  })

  it('lists the ten highest values and counts the rest', async () => {
    const { charts } = await page(model(Array.from({ length: 47 }, (_, index) => line(`s${index}`, index))))
    await move(charts[0], 38)
    const rows = [...document.querySelectorAll('[data-part=tooltip-row]')].map((row) => row.textContent)
    expect(rows).toHaveLength(10)
    expect(rows[0]).toContain('s46')
    expect(tip()?.textContent).toContain('and 37 more')
  })

  it('is read and zoomed by keys', async () => {
    const { charts } = await page(model([line('a', 100)]))
    const chart = charts[0]
    await plot(chart).trigger('keydown', { key: 'Home' })
    await plot(chart).trigger('keydown', { key: 'ArrowRight' })
    expect(chart?.get('[aria-live]').text()).toBe('03:33, a 101 ms')
    for (let step = 0; step < 4; step++) await plot(chart).trigger('keydown', { key: 'ArrowRight', shiftKey: true })
    await plot(chart).trigger('keydown', { key: 'Enter' })
    expect(chart?.emitted('zoom')).toEqual([[{ from: at(1), to: at(5) }]])
    await plot(chart).trigger('keydown', { key: '-' })
    expect(chart?.emitted('zoomOut')).toHaveLength(1)
    await plot(chart).trigger('keydown', { key: 'Escape' })
    expect(chart?.find('[data-part=crosshair]').exists()).toBe(false)
  })

  it('zooms into what is dragged, and not on a click or after Esc', async () => {
    const { charts } = await page(model([line('a')]))
    const chart = charts[0]
    const press = (x: number) => plot(chart).trigger('pointerdown', { clientX: x, button: 0, pointerId: 1 })
    const release = () => plot(chart).trigger('pointerup')
    plot(chart).element.setPointerCapture = () => {}
    await press(38 + 8 * 40)
    await move(chart, 38 + 2 * 40)
    await release()
    expect(chart?.emitted('zoom')).toEqual([[{ from: at(2), to: at(8) }]])
    await press(100)
    await move(chart, 102)
    await release()
    await press(100)
    await move(chart, 300)
    await plot(chart).trigger('keydown', { key: 'Escape' })
    await release()
    expect(chart?.emitted('zoom')).toHaveLength(1)
  })

  it('keeps what a finger touched until it touches elsewhere', async () => {
    const { charts } = await page(model([line('a', 100)]))
    plot(charts[0]).element.setPointerCapture = () => {}
    await plot(charts[0]).trigger('pointerdown', { clientX: 38, button: 0, pointerId: 1, pointerType: 'touch' })
    await plot(charts[0]).trigger('pointerup', { pointerType: 'touch' })
    await plot(charts[0]).trigger('pointerleave', { pointerType: 'touch' })
    expect(tip()?.textContent).toContain('100 ms')
    await plot(charts[0]).trigger('blur')
    expect(tip()).toBeNull()
  })

  it('says since when a series is outside its band, and what was expected', async () => {
    const level = (value: number) => Array.from({ length: 11 }, () => value)
    const band = { of: 'a', upper: level(104.5), lower: level(90), value: [] }
    const { charts } = await page(model([line('a', 100)], { bands: [band] }), model([line('b')], { unpredicted: true }))
    const breach = 'Outside the predicted band'
    expect(readout(charts[0])).toEqual({
      text: 'above the predicted band since 03:37',
      shorter: ['above range since 03:37', 'since 03:37', '03:37'],
      tone: 'bad',
      breach,
    })
    expect(charts[0]?.find('[data-part=breach]').exists()).toBe(true)
    expect(charts[0]?.text()).toContain('expected range')
    await move(charts[0], 38 + 6 * 40)
    expect(readout(charts[0])).toEqual({ text: '106 at 03:38', shorter: ['106'], tone: 'bad', breach })
    await move(charts[0], 38)
    expect(readout(charts[0])).toEqual({ text: '100 at 03:32', shorter: ['100'], breach })
    await move(charts[0], 38 + 6 * 40)
    expect(tip()?.textContent).toMatch(/expected range90.*105/)
    expect(charts[1]?.get('[data-part=unpredicted]').text()).toContain('No predicted band')
  })

  it('lets Esc pass where there is nothing to take back', async () => {
    const { charts } = await page(model([line('a'), line('b')]))
    const passed = vi.fn()
    document.body.addEventListener('keydown', passed)
    const legend = () => charts[0]?.findAll('.legend [data-item]') ?? []
    await legend()[1]?.trigger('click')
    expect(legend().map((one) => one.attributes('aria-pressed'))).toEqual(['false', 'true'])
    await legend()[1]?.trigger('keydown', { key: 'Escape' })
    expect(legend().map((one) => one.attributes('aria-pressed'))).toEqual(['true', 'true'])
    expect(passed).not.toHaveBeenCalled()
    await plot(charts[0]).trigger('keydown', { key: 'Escape' })
    expect(passed).toHaveBeenCalledTimes(1)
    document.body.removeEventListener('keydown', passed)
  })

  it('lists who has a value in the window, all where nobody has', async () => {
    const silent = (id: string): ChartSeries => ({ ...line(id), values: line(id).values.map(() => null) })
    const { charts } = await page(model([silent('a'), line('b'), silent('c')]), model([silent('a'), silent('b')]))
    const names = charts.map((chart) => chart.findAll('.legend [data-item]').map((one) => one.text()))
    expect(names).toEqual([['b'], ['a', 'b']])
  })

  it('tells what could not be drawn', async () => {
    const gap = { ...line('a'), values: [1, 2, null, null, 5, 6, 7, 8, 9, 10, 11] }
    const { charts } = await page(
      model([gap]),
      model([gap], { caveats: { bad: 2, outside: 0 } }),
      model([gap, line('b')], { caveats: { bad: 1, outside: 0 } }),
      model([line('c')]),
    )
    expect(charts.map(readout)).toEqual([
      { text: '2 of 11 buckets missing', shorter: ['2 missing'] },
      { text: '2 values are not numbers', tone: 'warn' },
      { text: '1 value is not a number', tone: 'warn' },
      null,
    ])
  })

  it('shows names as text', async () => {
    const { charts } = await page(model([line('<img src=x onerror=1>'), line('__proto__')]))
    await move(charts[0], 38)
    expect(tip()?.textContent).toContain('<img src=x onerror=1>')
    expect(document.querySelector('img')).toBeNull()
  })
})
