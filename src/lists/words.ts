import { counted, t } from './texts'

/** What a list calls its rows. */
export interface ListWords {
  /** Over the names. */
  readonly head: string
  readonly nouns: { readonly one: string; readonly many: string }
  /** What it says when there is nothing to list, and how that changes. */
  readonly none: string
  readonly noneText: string
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

export const wordsOf = (
  noun: readonly [one: string, many: string],
  none: Pick<ListWords, 'none' | 'noneText'>,
): ListWords => ({ ...none, head: capital(noun[0]), nouns: { one: noun[0], many: noun[1] } })

export const countText = (count: number, { nouns }: ListWords): string => t('count', { ...counted(count), ...nouns })

/** The number by which rows are ranked, and which end of it is trouble. */
export interface Worst {
  readonly label: string
  readonly worse: 'low' | 'high'
}

/** `Success` → `success`, `CPU` stays. */
const inSentence = (label: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1)

export const worstText = ({ label, worse }: Worst): string =>
  t(worse === 'low' ? 'lowest' : 'highest', { what: inSentence(label) })
