import type { RidgeWish } from '@/components/ridge'
import { isOfAlarm, type MergedEvent } from './mergedEvents'
import type { Lanes } from './useLanes'

const MARGIN = 16
/** Changes that can still be told apart on the axis. */
const MOST = 12
/** Of a column with the gap behind it, px. */
const COLUMN = 5

/** The page's axis over the lanes of events: a line with a name for each of a few changes, columns for many. */
export function eventsRidge(events: readonly MergedEvent[], { axis, words }: Lanes, beside: number): RidgeWish {
  const changes = events.filter((event) => !isOfAlarm(event))
  const isWide = words > 0
  const isFew = changes.length <= MOST && isWide
  const count = Math.max(12, Math.min(240, Math.floor(axis.width / COLUMN)))
  const width = (axis.end - axis.start) / count
  const columns = Array.from({ length: count }, (_, index) => ({
    from: axis.start + index * width,
    to: axis.start + (index + 1) * width,
    bad: 0,
    warn: 0,
    info: 0,
  }))
  for (const event of isFew ? events.filter(isOfAlarm) : events) {
    const column = columns[Math.min(count - 1, Math.max(0, Math.floor((event.at - axis.start) / width)))]
    if (!column) continue
    if (isOfAlarm(event)) column.bad += event.name === 'Alarm' ? 1 : 0
    else if (event.type === 'Error') column.warn += 1
    else column.info += 1
  }
  return {
    left: isWide ? words : MARGIN,
    right: beside + 12,
    height: isWide ? 56 : 44,
    start: axis.start,
    end: axis.end,
    columns,
    changes: isFew ? changes.map(({ at, name }) => ({ at, title: name })) : [],
    before: [],
    behind: [],
  }
}
