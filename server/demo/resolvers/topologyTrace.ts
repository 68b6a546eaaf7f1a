import { randomUUID } from 'node:crypto'
import { collector } from '@/mqe/trace'
import { nanos, timed } from './traced'

/** Follows the steps of a map. */
export interface Course {
  step<Value>(operation: string, message: string | null, work: () => Value): Value
  /** `debuggingTrace` of the answer, `null` where nobody asked for it. */
  trace(): object | null
}

const QUIET: Course = { step: (_operation, _message, work) => work(), trace: () => null }

/** What a map is made by, and how long that takes, in the words that OAP has for it (recorded). */
export function followed(debug: boolean, condition: string): Course {
  if (!debug) return QUIET
  const { tracer, spans } = collector(nanos)
  const messages: (string | null)[] = []
  const startTime = nanos()
  return {
    step(operation, message, work) {
      messages.push(message)
      const stop = tracer(operation)
      try {
        return work()
      } finally {
        stop()
      }
    },
    trace: () => ({
      traceId: randomUUID(),
      condition,
      ...timed({ startTime, endTime: nanos() }),
      spans: spans.map((span) => ({ ...timed(span), msg: messages[span.spanId] ?? null, error: null })),
    }),
  }
}
