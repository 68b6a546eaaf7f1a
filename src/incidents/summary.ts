import { listText } from '@/i18n/list'
import type { Writing } from './alarmBars'
import type { AlarmItem } from './alarmItem'
import { densityOf, type Density } from './density'
import type { Episode } from './episodes'
import { t } from './texts'
import { momentText, spanText } from './words'

/** A window of alarms in a few words and columns. */
export interface Summary {
  readonly density: Density
  /** What fires, what is over; then what was worst. */
  readonly lines: readonly string[]
  readonly moment: (at: number) => string
  /** The whole address of a link on this page. */
  readonly link: (href: string | null) => string | null
}

/** Width of a column with the gap behind it, px. */
const COLUMN = 5

export function summaryOf(
  items: readonly AlarmItem[],
  incidents: number,
  given: {
    readonly episodes: readonly Episode[]
    /** Epoch ms. */
    readonly from: number
    readonly to: number
    /** px */
    readonly width: number
    readonly writing: Writing
  },
): Summary {
  const { episodes, from, to, width, writing } = given
  const { now, recovers, style } = writing
  const density = densityOf(episodes, { from, to }, Math.max(12, Math.min(240, Math.floor(width / COLUMN))), now)
  const count = (state: AlarmItem['state']): number => items.filter((item) => item.state === state).length
  const moment = (at: number): string => momentText(at, now, style)
  const over = [
    recovers ? t('recoveredCount', { count: count('recovered') }) : '',
    count('unknown') > 0 ? t('unknownCount', { count: count('unknown') }) : '',
  ].filter(Boolean)
  return {
    density,
    moment,
    link: (href) => (href === null ? null : new URL(href, document.baseURI).href),
    lines: [
      t(recovers ? 'firingCount' : 'recentCount', { count: count('firing') }),
      listText([...over, t('inIncidents', { count: incidents })]),
      density.most === null
        ? t('nothingAtOnce')
        : t('atOnce', { count: density.most.count, time: moment(density.most.at) }),
      t('quietFor', { quiet: spanText(density.quiet, style.locale), all: spanText(to - from, style.locale) }),
    ],
  }
}
