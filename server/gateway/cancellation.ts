import type { Signal } from '../upstream'

/** An `AbortController` without its registry of weak references, which costs a fifth of a query's CPU time. */
export class Cancellation implements Signal {
  aborted = false
  reason: Error | undefined = undefined
  private readonly listeners = new Set<() => void>()

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.delete(listener)
  }

  /** Only the first call counts. */
  abort(reason: Error): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    for (const listener of this.listeners) listener()
  }
}
