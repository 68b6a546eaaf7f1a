/** A piece of an expression and what it is, for its colour. */
export interface Piece {
  readonly text: string
  readonly as: 'function' | 'string' | 'number' | 'label' | 'sign' | 'name'
}

const TOKEN = /'[^']*'|"[^"]*"|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|\s+|[^\w\s]/gu

/** An expression in coloured pieces. It is read by its looks: what MQE cannot read is shown all the same. */
export function inked(expression: string): readonly Piece[] {
  const tokens = expression.match(TOKEN) ?? []
  return tokens.map((text, index): Piece => {
    const next = tokens.slice(index + 1).find((token) => token.trim() !== '')
    if (/^['"]/.test(text)) return { text, as: 'string' }
    if (/^\d/.test(text)) return { text, as: 'number' }
    if (/^[A-Za-z_]/.test(text)) return { text, as: next === '(' ? 'function' : next === '=' ? 'label' : 'name' }
    return { text, as: 'sign' }
  })
}
