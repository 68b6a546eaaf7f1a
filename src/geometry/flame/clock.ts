import { lengthOf, type Trace } from '../trace/model'

/**
 * ms on the clock that are a span's own. At every moment the spans that run and wait for nobody under them share it
 * equally; so all together have the time in which anything ran, whatever ran side by side. Spans that others only name have
 * none.
 */
export function ownTimes(trace: Trace): Float64Array {
  const { count, parent, from, to, spans } = trace
  const own = new Float64Array(count)
  const runs = new Uint8Array(count)
  // Children under which something runs.
  const below = new Int32Array(count)
  // What a span that works all the time has up to now; and had when the span began to work.
  let shared = 0
  const since = new Float64Array(count)
  let working = 0

  const isBusy = (at: number): boolean => runs[at] === 1 || (below[at] ?? 0) > 0
  const work = (at: number): void => {
    since[at] = shared
    working += 1
  }
  const wait = (at: number): void => {
    own[at] = (own[at] ?? 0) + shared - (since[at] ?? 0)
    working -= 1
  }
  const start = (span: number): void => {
    const wasBusy = isBusy(span)
    runs[span] = 1
    if (below[span] === 0) work(span)
    if (wasBusy) return
    for (let at = parent[span] ?? -1; at >= 0; at = parent[at] ?? -1) {
      const isEnough = isBusy(at)
      below[at] = (below[at] ?? 0) + 1
      if (runs[at] === 1 && below[at] === 1) wait(at)
      if (isEnough) return
    }
  }
  const end = (span: number): void => {
    if (below[span] === 0) wait(span)
    runs[span] = 0
    for (let child = span, at = parent[span] ?? -1; at >= 0 && !isBusy(child); child = at, at = parent[at] ?? -1) {
      below[at] = (below[at] ?? 0) - 1
      if (runs[at] === 1 && below[at] === 0) work(at)
    }
  }

  const real = Array.from({ length: count }, (_, at) => at).filter((at) => spans[at] && lengthOf(trace, at) > 0)
  const starts = Uint32Array.from(real).sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0))
  const ends = Uint32Array.from(real).sort((a, b) => (to[a] ?? 0) - (to[b] ?? 0))
  let now = 0
  let next = 0
  for (const ending of ends) {
    const until = to[ending] ?? 0
    for (; next < starts.length && (from[starts[next] ?? 0] ?? 0) < until; next += 1) {
      const starting = starts[next] ?? 0
      move(from[starting] ?? 0)
      start(starting)
    }
    move(until)
    end(ending)
  }
  return own

  function move(time: number): void {
    if (working > 0) shared += (time - now) / working
    now = time
  }
}
