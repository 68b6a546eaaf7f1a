/** A refusal or failure with the status and code the client is told. */
export class Fault extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** Anything thrown as a fault; what nobody foresaw is told without its text. */
export const asFault = (thrown: unknown): Fault =>
  thrown instanceof Fault ? thrown : new Fault(500, 'INTERNAL', 'The gateway failed to handle this request.')

/** Shaped like a GraphQL refusal, so the page reads gateway and OAP alike. */
export const envelope = (fault: Fault, requestId: string): string =>
  JSON.stringify({ errors: [{ message: fault.message, extensions: { code: fault.code, requestId } }] })
