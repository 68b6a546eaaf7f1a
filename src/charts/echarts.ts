import { LineChart } from 'echarts/charts'
import { GridSimpleComponent } from 'echarts/components'
import * as core from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { ComposeOption } from 'echarts/core'
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption } from 'echarts/components'

core.use([LineChart, GridSimpleComponent, CanvasRenderer])

/**
 * ECharts measures a Chinese character to know how tall a font is, which makes the browser look for another font, and
 * all of ASCII besides. Our labels stand alone and are placed by their ends, so that an estimate does.
 */
const GLYPH = 0.56
core.setPlatformAPI({
  measureText(text: string, font?: string) {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12)
    return { width: size * (text === '国' ? 1 : text.length * GLYPH) }
  },
})

export type EChartsOption = ComposeOption<LineSeriesOption | BarSeriesOption | GridComponentOption>
export type { BarSeriesOption, LineSeriesOption }

export interface Canvas {
  draw(option: EChartsOption, size: { readonly width: number; readonly height: number }): void
  dispose(): void
}

/**
 * zrender empties its root through `innerHTML`, which Trusted Types refuse. An own property of the element takes that
 * assignment instead of the parser, so no policy has to let it through. Our hosts are empty and leave with the chart.
 */
function withoutSink(host: HTMLElement): HTMLElement {
  return Object.defineProperty(host, 'innerHTML', { value: '', writable: true, configurable: true })
}

/** A chart in `host`, painted at once and in full. Only `surface.ts` makes one. */
export function createCanvas(host: HTMLElement, size: { readonly width: number; readonly height: number }): Canvas {
  const chart = core.init(withoutSink(host), null, { renderer: 'canvas', ...size })
  let drawn = size
  return {
    draw(option, next) {
      if (next.width !== drawn.width || next.height !== drawn.height) {
        drawn = next
        chart.resize({ ...next, silent: true })
      }
      chart.setOption(option, { notMerge: true, silent: true })
      chart.getZr().flush()
    },
    dispose: () => chart.dispose(),
  }
}
