export interface SearchTag {
  readonly key: string
  /** Absent: whatever the value is. */
  readonly value?: string
}

/** Longest list that is searched by. */
const MOST = 10

/** `key=value`, or a key alone; `null` without a key. */
export function readTag(text: string): SearchTag | null {
  const cut = text.indexOf('=')
  const key = (cut < 0 ? text : text.slice(0, cut)).trim()
  const value = cut < 0 ? '' : text.slice(cut + 1).trim()
  return key === '' ? null : value === '' ? { key } : { key, value }
}

export const printTag = ({ key, value }: SearchTag): string => (value === undefined ? key : `${key}=${value}`)

/** `,` and `%` inside a text are percent codes, so that texts can be told apart. */
const codeOf = (text: string): string => text.replace(/[%,]/g, (sign) => (sign === '%' ? '%25' : '%2C'))
const textOf = (code: string): string => code.replace(/%2C|%25/gi, (one) => (one === '%25' ? '%' : ','))

/** Texts as one filter of an address has them. */
export const readList = (filter: string | undefined): readonly string[] =>
  (filter ?? '')
    .split(',')
    .map((code) => textOf(code).trim())
    .filter((text) => text !== '')
    .slice(0, MOST)
/** `null` for none. */
export const printList = (texts: readonly string[]): string | null => texts.map(codeOf).join(',') || null

export const readTags = (filter: string | undefined): readonly SearchTag[] =>
  readList(filter).flatMap((text) => readTag(text) ?? [])
export const printTags = (tags: readonly SearchTag[]): string | null => printList(tags.map(printTag))
