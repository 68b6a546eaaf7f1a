import type { Log } from './log'

/** Longest report kept for the log, in characters. */
const EXCERPT = 600
const LOGGED = 10

/** Counts violation reports of the browsers and logs the first ones. */
export function createReports(log: Log) {
  let count = 0
  return {
    count: () => count,
    take(body: Buffer): void {
      count++
      if (count <= LOGGED) log({ level: 'warn', code: 'CSP_REPORT', report: body.toString().slice(0, EXCERPT) })
    },
  }
}
