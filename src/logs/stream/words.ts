/** A piece of text, and whether it was looked for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Hits that are marked in one text; those that follow have no mark. */
const MOST = 200
/** Characters of a word that count. */
const LONGEST = 400

/** In lower case, of the same length: what grows by it stays as it is. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => {
    const one = (text[at] ?? '').toLowerCase()
    return one.length === 1 ? one : text[at]
  }).join('')
}

/** Words worth looking for, in lower case, each once. */
export const wanted = (words: readonly string[]): readonly string[] => [
  ...new Set(words.map((word) => folded(word.slice(0, LONGEST))).filter((word) => word.trim() !== '')),
]

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** What finds plain words whatever their case; `null` without words. */
export function patternOf(words: readonly string[], flags: 'i' | 'gi' = 'i'): RegExp | null {
  // Where one begins with another, the longer one is marked.
  const looked = [...wanted(words)].sort((a, b) => b.length - a.length)
  return looked.length === 0 ? null : new RegExp(looked.map(escaped).join('|'), flags)
}

/** Where the words stand in a text. */
export function marked(text: string, words: readonly string[]): readonly Piece[] {
  const pattern = patternOf(words, 'gi')
  if (!pattern || text === '') return [{ text, hit: false }]
  const pieces: Piece[] = []
  let done = 0
  for (let hits = 0; hits < MOST; hits += 1) {
    const found = pattern.exec(text)
    if (!found) break
    if (found.index > done) pieces.push({ text: text.slice(done, found.index), hit: false })
    pieces.push({ text: found[0], hit: true })
    done = found.index + found[0].length
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false })
  return pieces
}
