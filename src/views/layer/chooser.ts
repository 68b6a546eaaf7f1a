import { calledIn } from '@/dashboard/sheetPhrase'
import { byName, type Candidate, type Preference } from '@/template/choose'
import { rowIdOf } from '@/template/rowId'

/** One dashboard of a page, as its chooser lists it. */
export interface Entry {
  /** Unlike names, unique in the list. */
  readonly id: string
  /** As an address has it. */
  readonly name: string
  readonly text: string
  readonly origin: Candidate['origin']
  readonly where: Candidate['where']
  /** Nobody has written it. */
  readonly isDerived: boolean
  /** Another one of the same name is meant by it. */
  readonly isHidden: boolean
  readonly href: string
  /** Where it is edited; `null` for what is another UI's or nobody's. */
  readonly edit: string | null
}

/** All there are for the entity, the preferred first, each once: also those that share a name. */
export function entriesOf(
  all: readonly Candidate[],
  about: {
    readonly prefer: Preference
    readonly derived: boolean
    hrefOf(name: string): string
    editOf(id: string): string
  },
): readonly Entry[] {
  return all.map((one, at) => {
    const { name, origin, where, id } = one
    const isFixed = about.derived || origin === 'foreign'
    return {
      ...{ name, origin, where },
      id: `${at} ${name}`,
      text: calledIn(one),
      isDerived: about.derived,
      isHidden: byName(all, name, about.prefer) !== one,
      href: about.hrefOf(name),
      edit: isFixed ? null : about.editOf(id ?? rowIdOf(one)),
    }
  })
}
