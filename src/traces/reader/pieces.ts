/** Characters that are shown of a long text at first. */
export const SHOWN = 1000
const PIECE = 4000

/** Not in the middle of a sign that takes two. */
const cutAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code < 0xdc00 ? at - 1 : at
}

export const shortened = (text: string): string => (text.length > SHOWN ? text.slice(0, cutAt(text, SHOWN)) : text)

/** A long text in blocks, so that a browser lays out only those in view. */
export function pieces(text: string): readonly string[] {
  const parts: string[] = []
  for (let from = 0; from < text.length;) {
    const end = Math.min(text.length, cutAt(text, from + PIECE))
    parts.push(text.slice(from, end))
    from = end
  }
  return parts
}
