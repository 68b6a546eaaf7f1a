import { useTexts } from '@/i18n/texts'
import { breachOf, sideOf } from './band'
import type { Drawing } from './drawing'
import en from './en.json'
import type { TimeSeriesModel } from './model'

/** The one text in a chart's head. */
export interface ChartReadout {
  readonly text: string
  readonly tone?: 'warn' | 'bad'
}

const t = useTexts('charts', en)

/** A lone series has its value at the crosshair in the head; otherwise the head says what could not be drawn. */
export function readoutOf(
  { caveats, series }: TimeSeriesModel,
  drawing: Drawing,
  index: number | null,
  write: { readonly format: (value: number) => string; readonly time: (bucket: number) => string },
): ChartReadout | null {
  const { at, gaps, open, bands } = drawing
  const lone = series.length === 1 ? series[0] : undefined
  if (lone && index !== null) {
    const value = lone.values[index] ?? null
    const text = t('at', { value: value === null ? t('noData') : write.format(value), time: write.time(index) })
    return bands.some(({ band }) => sideOf(value, band, index)) ? { text, tone: 'bad' } : { text }
  }
  if (caveats.bad > 0) return { text: t('bad', { count: caveats.bad }), tone: 'warn' }
  if (caveats.outside > 0) return { text: t('outside', { count: caveats.outside }), tone: 'warn' }
  const beyond = drawing.clipped.length
  if (beyond > 0) return { text: t('huge', { count: beyond }), tone: 'warn' }
  const breach = breachText(drawing, write.time)
  if (breach) return breach
  const closed = open ?? at.length
  const missing = gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0)
  return lone && missing > 0 && missing < closed ? { text: t('missing', { count: missing, total: closed }) } : null
}

/** Since when a series is outside its band, one that still is before one that was; `null` when none left it. */
function breachText({ bands, open, at }: Drawing, time: (bucket: number) => string): ChartReadout | null {
  const found = bands
    .map(({ band, styled }) => breachOf(styled.series.values, band, open ?? at.length))
    .filter((one) => one !== null)
  const breach = found.find(({ lasts }) => lasts) ?? found[0]
  if (!breach) return null
  const { side, from, to, lasts } = breach
  const isAbove = side === 'above'
  if (!lasts) return { text: t(isAbove ? 'wasAbove' : 'wasBelow', { from: time(from), to: time(to) }) }
  if (from === 0) return { text: t(isAbove ? 'aboveWhole' : 'belowWhole'), tone: 'bad' }
  return { text: t(isAbove ? 'aboveSince' : 'belowSince', { time: time(from) }), tone: 'bad' }
}
