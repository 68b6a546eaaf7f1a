import type { Readable } from 'node:stream'

/** One request to an OAP port, its body already read and within limits. */
export interface Call {
  readonly method: string
  /** Path with query string, beginning with `/`, base path removed. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** A whole body, or a stream that ends, fails, or is destroyed with the client. */
  readonly body: Uint8Array | Readable
}

/** Says, once, that nobody waits for the answer any more. An `AbortSignal` is one. */
export interface Signal {
  readonly aborted: boolean
  /** Why; `undefined` until aborted. */
  readonly reason: Error | undefined
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** An OAP port: a TCP address in production, the demo in this process. Rejects when the port cannot be reached. */
export type Upstream = (call: Call, signal: Signal) => Promise<Answer>

/** The three ports of an OAP. Absent ones answer 404 at the gateway. */
export interface Ports {
  readonly query: Upstream
  readonly admin?: Upstream
  readonly zipkin?: Upstream
}
