import { isPlaceholder, pathOf } from './fill'

/** What a placeholder can become, digits aside; what is not here is a number. */
const NOT_NUMBERS = /\{(seat|time|path|endpoint|instance)\}/
const DIGITS = /\d+/g
const SEATS = [...'ABCDEFGHKLMN'].map((row) => `${row}-0`)

/** Names that a line may have in it. */
interface About {
  readonly endpoints: readonly string[]
  readonly instances: readonly string[]
}

/**
 * Whether a line of a service that says a text may have all of some words in lower case. Numbers count as equal, so that a text
 * with its numbers is never told to lack a word that it has.
 */
export function maySay(text: string, { endpoints, instances }: About, words: readonly string[]): boolean {
  const forms = told(
    text.replace(/\{([a-zA-Z]+)\}/g, (whole, word: string) =>
      NOT_NUMBERS.test(whole) || !isPlaceholder(word) ? whole : '0',
    ),
    {
      '{time}': ['0-0-0T0:0:0.0Z'],
      '{seat}': SEATS,
      '{endpoint}': [...endpoints, 'none'],
      '{path}': [...endpoints.map(pathOf), '/'],
      '{instance}': [...instances, 'none'],
    },
  )
  return words.every((word) => {
    const wanted = word.replace(DIGITS, '0')
    return forms.some((form) => form.toLowerCase().replace(DIGITS, '0').includes(wanted))
  })
}

/** A text with each of its placeholders as each of what that can become. */
function told(text: string, becomes: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const [word] = NOT_NUMBERS.exec(text) ?? []
  return word === undefined
    ? [text]
    : (becomes[word] ?? []).flatMap((one) =>
        told(
          text.replace(word, () => one),
          becomes,
        ),
      )
}
