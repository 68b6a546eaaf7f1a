import { isRecord, readStored, writeStored } from './storage'

const NAME = 'clock'

export interface LastClock {
  /** Minutes east of UTC. */
  readonly offset: number
  /** Server minus browser, ms. */
  readonly skew: number
}

/** The server's clock of the last visit, so that the time axis can be painted before any answer; else the browser's. */
export function lastClock(): LastClock {
  const stored = readStored(NAME)
  const { offset, skew } = isRecord(stored) ? stored : {}
  return typeof offset === 'number' && typeof skew === 'number' && Math.abs(offset) <= 18 * 60
    ? { offset, skew }
    : { offset: -new Date().getTimezoneOffset(), skew: 0 }
}

export const keepClock = ({ offset, skew }: LastClock): void => void writeStored(NAME, { offset, skew })
