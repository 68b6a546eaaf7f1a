import { headingUnit } from '@/charts/format'
import { lettersOf } from '@/i18n/letters'
import type { Head } from './model'

/** Widths, px. The name takes what the rest leaves: it has `NAME` before numbers and one trend, its wish before the rest. */
const NAME = 200
const MOST_NAME = 360
/** Of a letter on average, and of what stands around the name: paddings and mark. */
const LETTER = 6
const AROUND = 40
const NUMBER = 88
const MOST_NUMBER = 128
const SPARK = 96
const GROUP = 112
/** Below this a row is its name, its mark and one number. */
const NARROW = 460

/** Of a column of numbers: as much as its heading takes, within reason. */
export function numberWidth({ title, unit }: Pick<Head, 'title' | 'unit'>): number {
  const heading = [title, headingUnit(unit)].filter(Boolean).join(', ')
  return Math.min(MOST_NUMBER, Math.max(NUMBER, 22 + LETTER * lettersOf(heading)))
}

export interface Fit {
  readonly heads: readonly Head[]
  /** Keys of the heads that have a trend beside their numbers. */
  readonly sparks: ReadonlySet<string>
  readonly group: boolean
}

interface Wishes {
  readonly heads: readonly Head[]
  /** True for columns with a trend, by index. */
  readonly trends: readonly boolean[]
  readonly group: boolean
  /** Title of the column that stays when there is room for one only. */
  readonly preferred: string
  /** Letters of the longest name. */
  readonly letters: number
}

/** What of a list has room in `width` px: numbers first, then one trend, names in full, the group, the other trends. */
export function fitted({ heads, trends, group, preferred, letters }: Wishes, width: number): Fit {
  const first = heads.find(({ title }) => title === preferred) ?? heads[0]
  if (width < NARROW) return { heads: first ? [first] : [], sparks: new Set(), group: false }
  let room = width - NAME
  const shown = shownIn(room, heads, first)
  room -= widthOf(shown)
  const take = (px: number): boolean => {
    if (room < px) return false
    room -= px
    return true
  }
  const trending = shown.filter(({ column }) => trends[column])
  const [leading, ...others] = trending
  const sparks = new Set<string>()
  if (leading && take(SPARK)) sparks.add(leading.key)
  room -= Math.min(MOST_NAME, Math.max(NAME, AROUND + LETTER * letters)) - NAME
  const hasGroup = group && take(GROUP)
  for (const head of others) if (take(SPARK)) sparks.add(head.key)
  return { heads: shown, sparks, group: hasGroup }
}

const widthOf = (heads: readonly Head[]): number => heads.reduce((sum, head) => sum + numberWidth(head), 0)

/** The first columns that have room, with the one that stays among them. */
function shownIn(room: number, heads: readonly Head[], first: Head | undefined): readonly Head[] {
  for (let most = heads.length; most > 1; most -= 1) {
    const kept = heads.slice(0, most)
    const shown = first && !kept.includes(first) ? [...kept.slice(0, -1), first] : kept
    if (widthOf(shown) <= room) return shown
  }
  return first ? [first] : []
}
