import { setImmediate } from 'node:timers/promises'
import type { Breathe } from './execute'

/** A turn of the event loop that other requests of this process must not wait longer for, in ms. */
const TURN = 8

/** Gives the event loop a turn when this one has lasted long enough. */
export function breather(): Breathe {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN) return
    await setImmediate()
    since = performance.now()
  }
}
