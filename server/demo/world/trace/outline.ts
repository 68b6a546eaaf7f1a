import type { Course } from './course'

/** The segments of the traces that a flow begins in one minute, as numbers; those of a trace stand together. */
export interface Outline {
  readonly count: number
  /** Number of the trace, and of the visit that the segment is of. */
  readonly n: Int32Array
  readonly visit: Int32Array
  /** Epoch ms by the clock of the host. */
  readonly start: Float64Array
  /** Ms, whole. */
  readonly duration: Float64Array
  /** Epoch ms by a clock that is right at which it was reported. */
  readonly reported: Float64Array
  readonly faulty: Uint8Array
  readonly who: readonly string[]
}

/** Outlines that are remembered, of a flow and a minute each: half an hour of all flows and more. */
const MOST = 480

interface Asked {
  readonly traces: number
  readonly only: readonly number[] | null
}

export class Outlines {
  readonly #made = new Map<string, Outline>()

  /** Of a flow's minute: of those traces of it at least that are asked for, of all when it is not said which. */
  of(key: string, { traces, only }: Asked, course: (n: number) => Course): Outline {
    const known = this.#made.get(key)
    if (known) return known
    if (only) return outline(only, course)
    const made = outline(
      Array.from({ length: traces }, (_, n) => n),
      course,
    )
    for (const oldest of this.#made.keys()) {
      if (this.#made.size < MOST) break
      this.#made.delete(oldest)
    }
    this.#made.set(key, made)
    return made
  }
}

function outline(traces: readonly number[], take: (n: number) => Course): Outline {
  const [first] = traces
  const room = first === undefined ? 0 : traces.length * take(first).plan.visits.length
  const made = {
    n: new Int32Array(room),
    visit: new Int32Array(room),
    start: new Float64Array(room),
    duration: new Float64Array(room),
    reported: new Float64Array(room),
    faulty: new Uint8Array(room),
  }
  const who: string[] = []
  let count = 0
  for (const n of traces) {
    const course = take(n)
    for (const visit of course.plan.visits) {
      const entry = course.plan.spans[visit.entry]
      if (!entry || !course.isSegment(visit)) continue
      const duration = course.duration[visit.entry] ?? 0
      made.n[count] = n
      made.visit[count] = visit.index
      made.start[count] = course.told(entry)
      made.duration[count] = duration
      made.reported[count] = (course.start[visit.entry] ?? 0) + duration
      made.faulty[count] = course.faulty[visit.index] ?? 0
      who.push(course.who(visit.index))
      count += 1
    }
  }
  return { ...made, count, who }
}
