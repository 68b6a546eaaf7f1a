import { FLAG } from '@/geometry/trace/flag'
import { has, statedLength, type Trace } from '@/geometry/trace/model'
import type { WireNumber, WireSpan } from '@/protocol/trace/span'
import { t, timeText } from './texts'

const ODD = ['orphan', 'cycle', 'duplicate', 'negative', 'badTime', 'early'] as const

/** A span that is only named has a mark of its own. */
export const isOdd = (trace: Trace, at: number): boolean => ODD.some((name) => has(trace, at, FLAG[name]))

const textOf = (wire: WireNumber): string => (typeof wire === 'number' ? String(wire) : wire.bad || '–')

/** What is wrong with the span, in sentences. */
export function oddities(trace: Trace<WireSpan>, at: number): readonly string[] {
  if (has(trace, at, FLAG.virtual)) return [t('odd_virtual')]
  const span = trace.spans[at]
  if (!span) return []
  const early = (trace.from[trace.parent[at] ?? -1] ?? 0) - (trace.from[at] ?? 0)
  return ODD.filter((name) => has(trace, at, FLAG[name])).map((name) => {
    if (name === 'negative') return t('odd_negative', { time: timeText(-statedLength(span)) })
    if (name === 'badTime') return t('odd_badTime', { start: textOf(span.startTime), end: textOf(span.endTime) })
    if (name === 'early') return t('odd_early', { time: timeText(early) })
    return t(`odd_${name}`)
  })
}
