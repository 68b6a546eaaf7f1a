/** A syntax error: OAP's text (`line L:C …`) and the offsets of the offending text. */
export interface SyntaxFault {
  readonly message: string
  readonly from: number
  readonly to: number
}

/** `3:14`: lines from 1, columns from 0 in code points, as ANTLR counts. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return `${before.split('\n').length}:${[...before.slice(start)].length}`
}

/** Ends the reading of an expression at the first syntax error, as OAP's error listener does. */
export class Refusal extends Error {
  readonly fault: SyntaxFault

  constructor(text: string, from: number, to: number, what: string) {
    super(what)
    this.fault = { message: `line ${place(text, from)} ${what}`, from, to }
  }
}

/** White space as ANTLR prints it. */
export const escaped = (text: string): string =>
  text.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
