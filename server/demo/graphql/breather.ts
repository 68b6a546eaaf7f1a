import { setImmediate } from 'node:timers/promises'
import type { Signal } from '../../upstream'
import type { Breathe } from './execute'

/** A turn of the event loop that other requests of this process must not wait longer for, in ms. */
const TURN = 8

/** Gives the event loop a turn when this one has lasted long enough, and ends the work by a throw once its signal is aborted. */
export function breather(signal?: Signal): Breathe {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN) return
    await setImmediate()
    if (signal?.aborted === true) throw new Error('the client has gone')
    since = performance.now()
  }
}
