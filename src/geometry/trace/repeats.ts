import type { Trace } from './model'

/** Neighbours that do the same: siblings of one service and operation, one after the other. */
export interface Runs {
  /** Siblings of the run that starts here; 0 elsewhere. */
  readonly length: Int32Array
  /** First of the run that a span belongs to; itself where it stands alone. */
  readonly head: Int32Array
}

export function runsOf(trace: Trace): Runs {
  const { count, parent } = trace
  const length = new Int32Array(count)
  const head = new Int32Array(count)
  // Last child seen of each parent, the roots' at 0.
  const last = new Int32Array(count + 1).fill(-1)
  for (let at = 0; at < count; at += 1) {
    const under = (parent[at] ?? -1) + 1
    const before = last[under] ?? -1
    last[under] = at
    const first = before >= 0 && isAlike(trace, before, at) ? (head[before] ?? before) : at
    head[at] = first
    length[first] = (length[first] ?? 0) + 1
  }
  return { length, head }
}

function isAlike(trace: Trace, a: number, b: number): boolean {
  const [one, other] = [trace.spans[a], trace.spans[b]]
  if (!one || !other) return false
  return (
    trace.service[a] === trace.service[b] &&
    one.endpointName === other.endpointName &&
    one.type === other.type &&
    one.peer === other.peer
  )
}

/** The spans of a run, in their order. */
export function membersOf(trace: Trace, runs: Runs, first: number): readonly number[] {
  const members: number[] = []
  for (let at = first, left = runs.length[first] ?? 0; left > 0; left -= 1, at += trace.size[at] ?? 1) members.push(at)
  return members
}

/** Behind the last span of the run and what hangs on it. */
export function endOfRun(trace: Trace, runs: Runs, first: number): number {
  let at = first
  for (let left = runs.length[first] ?? 0; left > 0; left -= 1) at += trace.size[at] ?? 1
  return at
}
