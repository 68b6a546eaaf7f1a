import { useTexts } from '@/i18n/texts'
import type { Drawing } from './drawing'
import en from './en.json'
import type { TimeSeriesModel } from './model'

/** The one text in a chart's head. */
export interface ChartReadout {
  readonly text: string
  readonly tone?: 'warn'
}

const t = useTexts('charts', en)

/** A lone series has its value at the crosshair in the head; otherwise the head says what could not be drawn. */
export function readoutOf(
  { caveats, series }: TimeSeriesModel,
  { at, gaps, open }: Drawing,
  index: number | null,
  write: { readonly format: (value: number) => string; readonly time: (bucket: number) => string },
): ChartReadout | null {
  const lone = series.length === 1 ? series[0] : undefined
  if (lone && index !== null) {
    const value = lone.values[index] ?? null
    return { text: t('at', { value: value === null ? t('noData') : write.format(value), time: write.time(index) }) }
  }
  if (caveats.bad > 0) return { text: t('bad', { count: caveats.bad }), tone: 'warn' }
  if (caveats.outside > 0) return { text: t('outside', { count: caveats.outside }), tone: 'warn' }
  const closed = open ?? at.length
  const missing = gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0)
  return lone && missing > 0 && missing < closed ? { text: t('missing', { count: missing, total: closed }) } : null
}
