/** A piece of text, and whether it was looked for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Hits that are marked in one text; what follows them is told by no mark. */
const MOST = 200

/** In lower case, of the same length: what grows by it stays as it is. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => {
    const one = (text[at] ?? '').toLowerCase()
    return one.length === 1 ? one : text[at]
  }).join('')
}

/** Words worth looking for, in lower case, each once. */
export const wanted = (words: readonly string[]): readonly string[] => [
  ...new Set(words.map((word) => folded(word)).filter((word) => word.trim() !== '')),
]

/** Where plain words stand, whatever their case; hits that touch or overlap are one. `looked` as `wanted` gives it. */
export function marked(text: string, looked: readonly string[]): readonly Piece[] {
  if (looked.length === 0 || text === '') return [{ text, hit: false }]
  const low = folded(text)
  const hits: (readonly [from: number, to: number])[] = []
  for (const word of looked)
    for (let at = low.indexOf(word); at >= 0 && hits.length < MOST; at = low.indexOf(word, at + word.length))
      hits.push([at, at + word.length])
  if (hits.length === 0) return [{ text, hit: false }]
  hits.sort(([a], [b]) => a - b)
  const pieces: Piece[] = []
  let done = 0
  const add = (to: number, hit: boolean): void => {
    const last = pieces.at(-1)
    const piece = text.slice(done, to)
    if (piece !== '')
      if (last?.hit === hit) pieces[pieces.length - 1] = { text: last.text + piece, hit }
      else pieces.push({ text: piece, hit })
    done = Math.max(done, to)
  }
  for (const [from, to] of hits) {
    if (from > done) add(from, false)
    if (to > done) add(to, true)
  }
  add(text.length, false)
  return pieces
}
