import type { IconName } from './icons'
import type { Tone } from './tone'

/** One line of a picker. */
export interface Choice {
  /** Told apart by this, never by the text. */
  readonly id: string
  readonly text: string
  readonly note?: string
  readonly icon?: IconName
  readonly tone?: Tone
  /** Dimmed and last: it did not report in the window. */
  readonly dim?: boolean
  /** A real link, so that it can be opened elsewhere. */
  readonly href?: string
}

/** Shows at most this many lines at once. */
export const MOST_CHOICES = 100

/** Where the needle occurs in text or note, the text's beginning first; the order is kept otherwise. Case does not count. */
export function narrowed(choices: readonly Choice[], needle: string): readonly Choice[] {
  const wanted = needle.trim().toLocaleLowerCase()
  if (wanted === '') return choices
  const rank = ({ text, note = '' }: Choice): number => {
    const place = text.toLocaleLowerCase().indexOf(wanted)
    if (place >= 0) return place === 0 ? 0 : 1
    return note.toLocaleLowerCase().includes(wanted) ? 2 : 3
  }
  return choices
    .map((choice, index) => ({ choice, index, rank: rank(choice) }))
    .filter((one) => one.rank < 3)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ choice }) => choice)
}
