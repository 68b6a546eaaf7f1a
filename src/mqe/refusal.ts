/** A syntax error: OAP's text (`line L:C …`) and the offsets of the offending text. */
export interface SyntaxFault {
  readonly message: string
  readonly from: number
  readonly to: number
}

/** Ends the reading of an expression at the first syntax error, as OAP's error listener does. */
export class Refusal extends Error {
  readonly fault: SyntaxFault

  constructor(fault: SyntaxFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** White space as ANTLR prints it. */
export const escaped = (text: string): string =>
  text.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
