import type { Token } from './lexer'

/** A function call as it stands in the text, complete or not. */
export interface Call {
  readonly name: Token
  /** Tokens of each argument; `()` has none. */
  readonly args: readonly (readonly Token[])[]
  /** The closing parenthesis, `null` when it is missing. */
  readonly close: Token | null
}

interface Open {
  readonly name: Token | null
  readonly args: Token[][]
}

/** Any word may stand before a parenthesis and mean to call, but for the `bool` of a comparison. */
const isCalled = (token: Token | undefined): token is Token =>
  token !== undefined && token.kind !== 'Bool' && /^[a-zA-Z_]\w*$/.test(token.text)

/**
 * All calls of a text, outer before inner. Tokens of an inner call belong to the argument of the outer one too.
 * Works on broken text: the checker names the function at fault where the parser only knows a token.
 */
export function callsOf(tokens: readonly Token[]): Call[] {
  const calls: { call: Call; at: number }[] = []
  const open: Open[] = []
  const finish = ({ name, args }: Open, close: Token | null): void => {
    const used = args.length === 1 && args[0]?.length === 0 ? [] : args
    if (name) calls.push({ call: { name, args: used, close }, at: name.from })
  }
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]
    const closed = token.kind === ')' ? open.pop() : undefined
    if (closed) finish(closed, token)
    const top = open.at(-1)
    const separates = token.kind === ',' && !insideBraces(tokens, index)
    for (const each of open) if (each !== top || !separates) each.args.at(-1)?.push(token)
    if (separates) top?.args.push([])
    if (token.kind === '(') open.push({ name: isCalled(before) ? before : null, args: [[]] })
  })
  for (const each of open.reverse()) finish(each, null)
  return calls.sort((a, b) => a.at - b.at).map(({ call }) => call)
}

function insideBraces(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const kind = tokens[at]?.kind
    if (kind === '{') return true
    if (kind === '}' || kind === '(' || kind === ')') return false
  }
  return false
}
