import type { Signal } from '../../upstream'

/** How long OAP lets a query wait and work before it answers 503, in ms. */
export const PATIENCE = 10_000

export type Pool = <Value>(work: () => Promise<Value>, late: () => Value, signal: Signal) => Promise<Value>

/**
 * OAP's query pool: so many queries at work, the others in line. A query without an answer after `patience` ms is answered
 * `late()`; when it was at work already, its work goes on and keeps its place until it is done.
 */
export function createPool(size: number, patience = PATIENCE): Pool {
  let busy = 0
  const line: (() => void)[] = []

  const leave = (): void => {
    busy -= 1
    line.shift()?.()
  }

  return (work, late, signal) =>
    new Promise((resolve, reject) => {
      const begin = (): void => {
        busy += 1
        void work()
          .then(
            (value) => settle(() => resolve(value)),
            (error: unknown) => settle(() => reject(error)),
          )
          .finally(leave)
      }
      const settle = (how: () => void): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
        const waiting = line.indexOf(begin)
        if (waiting >= 0) line.splice(waiting, 1)
        how()
      }
      const abort = (): void => settle(() => reject(new Error('the client has gone')))
      const timer = setTimeout(() => settle(() => resolve(late())), patience)
      if (signal.aborted) return abort()
      signal.addEventListener('abort', abort)
      if (busy < size) begin()
      else line.push(begin)
    })
}
