const DEEPEST = 40

/**
 * The same JSON with a line for each member, every token as it was written: numbers keep their spelling, names their order,
 * and a name that stands twice stays twice. A text that is no JSON comes back as it is.
 */
export function indented(text: string): string {
  if (!isJson(text)) return text
  const out: string[] = []
  let depth = 0
  const line = (): string => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[^\s"[\]{},:]+|[[\]{},:]/gs) ?? []
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']'
      if (!isEmpty) depth++
      out.push(token, isEmpty ? '' : line())
    } else if (token === '}' || token === ']') {
      const before = tokens[index - 1]
      const isEmpty = before === '{' || before === '['
      if (!isEmpty) depth--
      out.push(isEmpty ? '' : line(), token)
    } else out.push(token === ',' ? `,${line()}` : token === ':' ? ': ' : token)
  }
  return `${out.join('')}\n`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
