import type { ServerClock } from './page'
import { isRecord, readStored, writeStored } from './storage'

const NAME = 'clock'

/** The server's clock of the last visit, so that the time axis can be painted before any answer; else the browser's. */
export function lastClock(): ServerClock {
  const stored = readStored(NAME)
  const { offset, skew } = isRecord(stored) ? stored : {}
  return typeof offset === 'number' && typeof skew === 'number' && Math.abs(offset) <= 18 * 60
    ? { offset, skew, known: false }
    : { offset: -new Date().getTimezoneOffset(), skew: 0, known: false }
}

export const keepClock = ({ offset, skew }: Pick<ServerClock, 'offset' | 'skew'>): void =>
  void writeStored(NAME, { offset, skew })
