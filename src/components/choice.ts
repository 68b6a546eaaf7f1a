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
  /** Dimmed: it is not what it was. `note` says why. */
  readonly dim?: boolean
  /** A real link, so that it can be opened elsewhere. */
  readonly href?: string
  /** Heading over this choice and those that follow with the same one. */
  readonly section?: string
  /** Whether it is pinned; absent where it cannot be. */
  readonly pinned?: boolean
  /** The list holds it a second time below: a search finds that one. */
  readonly again?: boolean
}

/** Where the needle occurs in text or note, the text's beginning first; the order is kept otherwise. Case does not count. */
export function narrowed(choices: readonly Choice[], needle: string): readonly Choice[] {
  const wanted = needle.trim().toLocaleLowerCase()
  if (wanted === '') return choices
  const rank = ({ text, note = '', section = '' }: Choice): number => {
    const place = text.toLocaleLowerCase().indexOf(wanted)
    if (place >= 0) return place === 0 ? 0 : 1
    return `${note}\n${section}`.toLocaleLowerCase().includes(wanted) ? 2 : 3
  }
  return choices
    .filter(({ again }) => again !== true)
    .map((choice, index) => ({ choice, index, rank: rank(choice) }))
    .filter((one) => one.rank < 3)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ choice }) => choice)
}

/** What is drawn below one another, all of one height: choices, counted by `at`, and headings. */
export type Line =
  | { readonly kind: 'choice'; readonly choice: Choice; readonly at: number }
  | { readonly kind: 'section'; readonly text: string }

export function linesOf(choices: readonly Choice[], withSections: boolean): readonly Line[] {
  const lines: Line[] = []
  let section = ''
  for (const [at, choice] of choices.entries()) {
    const next = choice.section ?? ''
    if (withSections && next !== section && next !== '') lines.push({ kind: 'section', text: next })
    section = next
    lines.push({ kind: 'choice', choice, at })
  }
  return lines
}
