import { GraphQLError, Lexer, Source, TokenKind, parse, type DocumentNode } from 'graphql'
import type { Fault } from './fault'

/** graphql-java's limit of grammar tokens (recorded 10.1 to 11.0). */
export const MAX_TOKENS = 15_000

export type Parsed = { readonly document: DocumentNode } | { readonly fault: Fault }

/** Never throws: a syntax error becomes graphql-java's fault, with its words. */
export function parseDocument(text: string): Parsed {
  try {
    return { document: parse(text, { maxTokens: MAX_TOKENS }) }
  } catch (error) {
    if (error instanceof GraphQLError) return { fault: syntaxFault(text, error) }
    throw error
  }
}

function syntaxFault(text: string, error: GraphQLError): Fault {
  const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 }
  const at = error.positions?.[0] ?? 0
  return {
    message: syntaxMessage(text, at, error, `line ${line} column ${column}`),
    locations: [{ line, column }],
    extensions: { classification: 'InvalidSyntax' },
  }
}

function syntaxMessage(text: string, at: number, error: GraphQLError, place: string): string {
  if (error.message.includes('tokens. Parsing aborted')) {
    return (
      `More than ${MAX_TOKENS.toLocaleString('en-US')} 'grammar' tokens have been presented. ` +
      'To prevent Denial Of Service attacks, parsing has been cancelled.'
    )
  }
  const token = tokenAt(text, at)
  if (token === null) {
    const rest = Array.from(text.slice(at))[0] ?? '<EOF>'
    return `Invalid syntax with ANTLR error 'token recognition error at: '${rest}'' at ${place}`
  }
  const extra = endsBefore(text, at)
  const lead = extra
    ? 'Invalid syntax encountered. There are extra tokens in the text that have not been consumed. Offending token'
    : 'Invalid syntax with offending token'
  return `${lead} '${token}' at ${place}`
}

/** The text of the token that starts at `at`; `null` where no token can be read. */
function tokenAt(text: string, at: number): string | null {
  try {
    const token = new Lexer(new Source(text.slice(at))).advance()
    return token.kind === TokenKind.EOF ? '<EOF>' : text.slice(at + token.start, at + token.end)
  } catch {
    return null
  }
}

/** True when what stands before `at` is a whole document already. */
function endsBefore(text: string, at: number): boolean {
  try {
    parse(text.slice(0, at), { noLocation: true, maxTokens: MAX_TOKENS })
    return true
  } catch {
    return false
  }
}
