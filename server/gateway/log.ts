/** One line of JSON per failure on stderr; never more than a handful a second, the rest counted. */
export type Log = (entry: Readonly<Record<string, string | number | undefined>>) => void

const PER_SECOND = 10

export function createLog(write: (line: string) => void): Log {
  let second = 0
  let written = 0
  let dropped = 0
  return (entry) => {
    const now = Date.now()
    if (Math.floor(now / 1_000) !== second) {
      second = Math.floor(now / 1_000)
      written = 0
    }
    if (++written > PER_SECOND) {
      dropped++
      return
    }
    const line = { time: new Date(now).toISOString(), ...entry, ...(dropped > 0 ? { unlogged: dropped } : {}) }
    dropped = 0
    write(`${JSON.stringify(line)}\n`)
  }
}
