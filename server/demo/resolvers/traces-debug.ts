import { randomUUID } from 'node:crypto'

interface DebugSpan {
  readonly spanId: number
  readonly parentSpanId: number
  readonly operation: string
  readonly startTime: number
  endTime: number
  duration: number
  readonly msg: string | null
  readonly error: null
}

/** The process's monotonic clock in ns, as OAP's traces use it. */
const nanos = (): number => Number(process.hrtime.bigint())

/** A `DebuggingTrace` of what a question really did. */
export class DebugTrace {
  readonly #condition: string
  readonly #start = nanos()
  readonly #spans: DebugSpan[] = []
  readonly #open: number[] = []

  constructor(condition: string) {
    this.#condition = condition
  }

  /** Does the work as an operation inside those that are not done yet. */
  async within<Value>(operation: string, msg: string | null, work: () => Promise<Value>): Promise<Value> {
    const startTime = nanos()
    const span = {
      spanId: this.#spans.length,
      parentSpanId: this.#open.at(-1) ?? -1,
      operation,
      startTime,
      endTime: startTime,
      duration: 0,
      msg,
      error: null,
    }
    this.#spans.push(span)
    this.#open.push(span.spanId)
    try {
      return await work()
    } finally {
      span.endTime = nanos()
      span.duration = span.endTime - startTime
      this.#open.pop()
    }
  }

  end() {
    const endTime = nanos()
    return {
      traceId: randomUUID(),
      condition: this.#condition,
      startTime: this.#start,
      endTime,
      duration: endTime - this.#start,
      spans: this.#spans,
    }
  }
}
