import type { Choice } from '@/components/choice'
import type { Kept } from '@/stores/kept'

/** An entity as the server lists it. */
export interface Listed {
  readonly id: string
  readonly text: string
  /** `group::` of a service. */
  readonly group?: string
  readonly note?: string
}

export interface Known {
  /** `null`: the server has not told. */
  readonly listed: readonly Listed[] | null
  /** Whoever is not listed is gone; else there may be more than are listed. */
  readonly isWhole: boolean
  readonly pins: readonly Kept[]
  readonly recent: readonly Kept[]
  /** Whether it had data in the window; `null`: nobody knows. */
  readonly reported: ((one: Listed) => boolean) | null
  /** What a silent one has beside its name. */
  readonly silentNote: (id: string) => string
  readonly hideSilent: boolean
}

export interface Words {
  readonly pinned: string
  readonly recent: string
  readonly silent: string
  readonly gone: string
  /** Heading over those without a group, where others have one. */
  readonly others: string
}

/** Recent ones that are shown; the page's own does not count. */
const MOST_RECENT = 5

/** Pinned and recent first, then the list by groups, the silent ones last. */
export function choicesOf(known: Known, words: Words, current: string | null, href: (id: string) => string): Choice[] {
  const { listed, pins, reported } = known
  const byId = new Map((listed ?? []).map((one) => [one.id, one]))
  const pinned = new Set(pins.map(({ id }) => id))
  const isSilent = (one: Listed): boolean => reported !== null && !reported(one)
  const line = (one: Listed, section: string): Choice => {
    const dim = isSilent(one)
    const note = [dim ? known.silentNote(one.id) : '', one.note ?? ''].find((text) => text !== '') ?? ''
    return { id: one.id, text: one.text, note, section, dim, pinned: pinned.has(one.id), href: href(one.id) }
  }
  /** One that was kept is shown as the server has it now; one it no longer lists is said to be gone. */
  const keptLine = (kept: Kept, section: string): Choice => {
    const now = byId.get(kept.id)
    if (now) return { ...line(now, section), note: line(now, section).note || (now.group ?? ''), again: true }
    const isGone = listed !== null && known.isWhole
    return { ...line(kept, section), note: isGone ? words.gone : kept.note, dim: isGone }
  }
  const recent = known.recent.filter(({ id }) => !pinned.has(id) && id !== current).slice(0, MOST_RECENT)
  const all = [...(listed ?? [])].sort(
    (one, two) => compare(one.group ?? '', two.group ?? '') || compare(one.text, two.text),
  )
  const hasGroups = all.some(({ group }) => (group ?? '') !== '')
  const others = hasGroups || pins.length + recent.length > 0 ? words.others : ''
  const silent = all.filter(isSilent)
  return [
    ...pins.map((kept) => keptLine(kept, words.pinned)),
    ...recent.map((kept) => keptLine(kept, words.recent)),
    ...all.filter((one) => !isSilent(one)).map((one) => line(one, one.group || others)),
    ...(known.hideSilent ? silent.filter(({ id }) => id === current) : silent).map((one) => line(one, words.silent)),
  ]
}

const { compare } = new Intl.Collator(undefined, { numeric: true })

/** How many are listed but had no data in the window. */
export const countSilent = ({ listed, reported }: Pick<Known, 'listed' | 'reported'>): number =>
  reported === null ? 0 : (listed ?? []).filter((one) => !reported(one)).length
