import { useTexts } from '@/i18n/texts'
import { limitReadout } from './limitReadout'
import { breachOf, sideOf, type Breach } from './band'
import type { Drawing } from './drawing'
import en from './en.json'
import type { TimeSeriesModel } from './model'
import { readingsAt } from './reading'

/** The one text in a chart's head. */
export interface ChartReadout {
  readonly text: string
  readonly tone?: 'warn' | 'bad'
  /** The same in fewer words, the longest first. */
  readonly shorter?: readonly string[]
  /** A series is outside its band now: what the mark before the title says. */
  readonly breach?: string
}

const t = useTexts('charts', en)

/** A lone series has its value at the crosshair in the head; otherwise the head says what could not be drawn. */
export function readoutOf(
  model: TimeSeriesModel,
  drawing: Drawing,
  index: number | null,
  write: Writing,
): ChartReadout | null {
  const breach = breachIn(drawing)
  const past = limitReadout(model, drawing)
  const told = toldOf(model, drawing, index, write, past !== null) ?? (breach && breachText(breach, write.time)) ?? past
  const mark = breach?.lasts ? t('breach') : past?.breach
  return mark === undefined ? told : { text: '', ...told, breach: mark }
}

interface Writing {
  /** Also several series are told: the highest, and how many more there are. */
  readonly many?: boolean
  readonly format: (value: number) => string
  readonly time: (bucket: number) => string
}

/** What goes before the band: the value at the crosshair, and what could not be drawn. */
function toldOf(
  { caveats, series }: TimeSeriesModel,
  drawing: Drawing,
  index: number | null,
  write: Writing,
  isPast: boolean,
): ChartReadout | null {
  const { at, gaps, open, bands } = drawing
  const lone = series.length === 1 ? series[0] : undefined
  if (lone && index !== null) {
    const value = lone.values[index] ?? null
    const written = value === null ? t('noData') : write.format(value)
    const text = t('at', { value: written, time: write.time(index) })
    const isOutside = bands.some(({ band }) => sideOf(value, band, index))
    return { text, shorter: [written], ...(isOutside ? { tone: 'bad' } : {}) }
  }
  if (write.many === true && index !== null) return highestOf(drawing, index, write)
  if (caveats.bad > 0) return { text: t('bad', { count: caveats.bad }), tone: 'warn' }
  if (caveats.outside > 0) return { text: t('outside', { count: caveats.outside }), tone: 'warn' }
  const beyond = drawing.clipped.length
  if (beyond > 0) return { text: t('huge', { count: beyond }), tone: 'warn' }
  if (isPast || breachIn(drawing)) return null
  const closed = open ?? at.length
  const missing = gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0)
  if (!lone || missing === 0 || missing >= closed) return null
  return {
    text: t('missing', { count: missing, total: closed }),
    shorter: [t('missingShort', { count: missing })],
  }
}

/** Of the series that are shown; the crosshair itself says when. */
function highestOf(drawing: Drawing, index: number, { format, time }: Writing): ChartReadout {
  const known = readingsAt(drawing, index).filter(({ value }) => value !== null)
  const [first] = known
  const written = first?.value == null ? t('noData') : `${first.name} ${format(first.value)}`
  const rest = known.length > 1 ? ` ${t('rest', { count: known.length - 1 })}` : ''
  return { text: t('at', { value: written + rest, time: time(index) }), shorter: [written + rest, written] }
}

/** A stay outside a band, one that lasts before one that is over; `null` when no series left it. */
function breachIn({ bands, open, at }: Drawing): Breach | null {
  const found = bands
    .map(({ band, styled }) => breachOf(styled.series.values, band, open ?? at.length))
    .filter((one) => one !== null)
  return found.find(({ lasts }) => lasts) ?? found[0] ?? null
}

function breachText({ side, from, to, lasts }: Breach, time: (bucket: number) => string): ChartReadout {
  const isAbove = side === 'above'
  if (!lasts)
    return {
      text: t(isAbove ? 'wasAbove' : 'wasBelow', { from: time(from), to: time(to) }),
      shorter: [t('was', { to: time(to) }), t('until', { to: time(to) })],
    }
  const short = t(isAbove ? 'above' : 'below')
  if (from === 0) return { text: t(isAbove ? 'aboveWhole' : 'belowWhole'), shorter: [short], tone: 'bad' }
  const since = { time: time(from) }
  return {
    text: t(isAbove ? 'aboveSince' : 'belowSince', since),
    shorter: [t(isAbove ? 'aboveSinceShort' : 'belowSinceShort', since), t('since', since), time(from)],
    tone: 'bad',
  }
}
