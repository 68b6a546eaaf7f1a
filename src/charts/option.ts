import type { Scale } from '@/geometry/ticks'
import { LABEL_GAP } from './axisRoom'
import { stackOf } from './bars'
import { clipped } from './clip'
import { isBar } from './stack'
import type { EChartsOption, LineSeriesOption } from './echarts'
import type { Drawing, Styled } from './drawing'
import { tickFormat } from './format'
import type { TimeSeriesModel } from './model'
import { tickIndexes, tickLabel, type TimeStyle } from './timeAxis'
import type { Tokens } from './tokens'

type Ends = Pick<Scale, 'min' | 'max'>
const ALL: Ends = { min: -Infinity, max: Infinity }

type Cell = readonly [number, number | null]
type Item = Cell | { readonly value: Cell; readonly symbol: 'circle'; readonly symbolSize: number }

/**
 * The points of a solid line: index and value. What lies past `last` is drawn dotted by the overlay, a value without
 * neighbours as a dot, and what ECharts would choke on is a gap.
 */
export function pointsOf(values: readonly (number | null)[], last: number, scale: Ends = ALL): readonly Item[] {
  const known = (index: number): number | null => {
    const value = index <= last ? (values[index] ?? null) : null
    return value !== null && Number.isFinite(value) ? clipped(value, scale) : null
  }
  return values.map((_, index): Item => {
    const cell: Cell = [index, known(index)]
    const alone = cell[1] !== null && known(index - 1) === null && known(index + 1) === null
    return alone ? { value: cell, symbol: 'circle', symbolSize: 4 } : cell
  })
}

/** Of the area under a line. High contrast has none of its own and keeps what a template asks for. */
function fillOf({ series }: Styled, drawing: Drawing, { mark }: TimeSeriesModel, tokens: Tokens): number {
  if (mark?.kind === 'area') return series.level ? 0 : mark.opacity
  return drawing.filled ? tokens.fillAlpha : 0
}

function lineOf(one: Styled, drawing: Drawing, model: TimeSeriesModel, tokens: Tokens): LineSeriesOption {
  const colour = tokens.colour(one.tone.token)
  const data = pointsOf(one.series.values, (drawing.open ?? drawing.at.length) - 1, drawing.scale)
  const alpha = fillOf(one, drawing, model, tokens)
  const dash = one.series.level ? [4, 3] : one.tone.dash
  return {
    type: 'line',
    data: data as LineSeriesOption['data'] & object,
    symbol: 'none',
    showSymbol: data.some((item) => 'symbol' in item),
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: tokens.lineWidth, type: dash ? [...dash] : 'solid', join: 'round' },
    ...(alpha > 0 ? { areaStyle: { color: colour, opacity: alpha } } : {}),
    connectNulls: false,
    step: model.step ? 'end' : false,
    ...(model.smooth && !model.step ? { smooth: 0.4, smoothMonotone: 'x' as const } : {}),
  }
}

/** All series past the twelfth as one grey line that is lifted between them: a thousand cost what one costs. */
function bundleOf(bundled: readonly Styled[], drawing: Drawing, tokens: Tokens): LineSeriesOption[] {
  if (bundled.length === 0) return []
  const last = (drawing.open ?? drawing.at.length) - 1
  const data = bundled.flatMap(({ series }) => [
    ...pointsOf(series.values, last, drawing.scale),
    [drawing.at.length, null] as Cell,
  ])
  return [
    {
      type: 'line',
      data: data as LineSeriesOption['data'] & object,
      symbol: 'none',
      showSymbol: data.some((item) => 'symbol' in item),
      itemStyle: { color: tokens.label },
      lineStyle: { color: tokens.label, width: 1, opacity: 0.45 },
    },
  ]
}

/** Axes, grid and lines for ECharts. Places come from `drawing`, so the overlay and the canvas agree to the pixel. */
export function optionOf(drawing: Drawing, model: TimeSeriesModel, tokens: Tokens, style: TimeStyle): EChartsOption {
  const { plot, scale, at, half, barred } = drawing
  const ticks = tickIndexes(model.window, plot.width, style)
  const text = { color: tokens.label, fontSize: 11, fontFamily: tokens.font }
  const common = { silent: true, animation: false, emphasis: { disabled: true } } as const
  const asLines = drawing.visible.filter((one) => !drawing.barred || !isBar(one))
  const lines = [
    ...(model.mark?.kind === 'bar' ? stackOf(drawing, model.mark, tokens) : []),
    ...bundleOf(
      asLines.filter((one) => one.bundled),
      drawing,
      tokens,
    ),
    ...asLines.filter((one) => !one.bundled).map((one) => lineOf(one, drawing, model, tokens)),
  ]
  return {
    animation: false,
    grid: {
      left: plot.left - half,
      top: plot.top,
      width: plot.width + 2 * half,
      height: plot.height,
      outerBoundsMode: 'none',
    },
    xAxis: {
      type: 'value',
      show: drawing.hasTimes,
      min: at.length > 1 && !barred ? 0 : -0.5,
      max: at.length - (at.length > 1 && !barred ? 1 : 0.5),
      // Otherwise ECharts makes room of its own for bars, and they leave the overlay's places.
      containShape: false,
      axisLine: { onZero: false, lineStyle: { color: tokens.base } },
      axisTick: { length: 3, lineStyle: { color: tokens.base }, customValues: ticks },
      axisLabel: {
        ...text,
        margin: 6,
        customValues: ticks,
        formatter: (index: number) => tickLabel(at[index] ?? 0, model.window, style),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, show: model.showY, margin: LABEL_GAP, formatter: tickFormat(scale.ticks, model.unit) },
      splitLine: { lineStyle: { color: tokens.grid } },
    },
    series: lines.map((line) => ({ ...common, ...line })),
  }
}
