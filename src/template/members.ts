/** Where one member of an object stands in a JSON text; `from` is its key's quote, `to` is after its value. */
export interface Member {
  readonly key: string
  readonly from: number
  readonly valueFrom: number
  readonly to: number
}

/**
 * The members of the object that opens at `at`, in a text that is known to be JSON: repeated keys as often as they stand
 * there. Linear, and no deeper on the stack for deep texts.
 */
export function membersOf(text: string, at: number): readonly Member[] {
  const members: Member[] = []
  let cursor = afterBlanks(text, at + 1)
  while (text[cursor] === '"') {
    const from = cursor
    const keyEnd = afterText(text, from)
    const valueFrom = afterBlanks(text, afterBlanks(text, keyEnd) + 1)
    const to = afterValue(text, valueFrom)
    members.push({ key: String(JSON.parse(text.slice(from, keyEnd))), from, valueFrom, to })
    cursor = afterBlanks(text, to)
    if (text[cursor] === ',') cursor = afterBlanks(text, cursor + 1)
  }
  return members
}

const BLANKS = ' \t\r\n'

export function afterBlanks(text: string, at: number): number {
  let cursor = at
  while (cursor < text.length && BLANKS.includes(text.charAt(cursor))) cursor += 1
  return cursor
}

function afterText(text: string, at: number): number {
  let cursor = at + 1
  while (cursor < text.length && text[cursor] !== '"') cursor += text[cursor] === '\\' ? 2 : 1
  return cursor + 1
}

function afterValue(text: string, at: number): number {
  if (text[at] === '"') return afterText(text, at)
  let cursor = at
  let depth = 0
  while (cursor < text.length) {
    const char = text.charAt(cursor)
    if (char === '"') {
      cursor = afterText(text, cursor)
      continue
    }
    const closes = char === '}' || char === ']'
    if (depth === 0 && (closes || char === ',' || BLANKS.includes(char))) return cursor
    if (char === '{' || char === '[') depth += 1
    if (closes) depth -= 1
    cursor += 1
    if (closes && depth === 0) return cursor
  }
  return cursor
}
