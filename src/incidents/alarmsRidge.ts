import type { RidgeWish } from '@/components/ridge'
import type { Summary } from './summary'
import type { Lanes } from './useLanes'

const HEIGHT = 64
const MARGIN = 16

/** The page's axis over the lanes: how many alarms lasted at each time. `beside` is what stands right of the list, px. */
export function alarmsRidge({ density, lines }: Summary, { axis, words }: Lanes, beside: number): RidgeWish {
  const [firing = '', over = '', most = '', quiet = ''] = lines
  const isWide = words > 0
  return {
    left: isWide ? words : MARGIN,
    right: beside + (isWide ? 12 : 12),
    height: isWide ? HEIGHT : 44,
    start: axis.start,
    end: axis.end,
    columns: density.bins.map(({ from, to, lasting: { critical, warning, other } }) => ({
      from,
      to,
      bad: critical,
      warn: warning + other,
    })),
    changes: [],
    before: isWide ? [firing, over] : [],
    behind: beside >= 200 ? [most, quiet] : [],
  }
}
