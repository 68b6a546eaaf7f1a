/** Follows an evaluation: called when an operation starts, returns what to call at its end. */
export type Tracer = (operation: string) => () => void

/** A span of OAP's `debuggingTrace`, times in the clock's unit (OAP: nanoseconds). */
export interface Span {
  readonly spanId: number
  readonly parentSpanId: number
  readonly operation: string
  readonly startTime: number
  endTime: number
}

/** A tracer that collects nested spans, numbered in the order of their start. */
export function collector(now: () => number): { readonly tracer: Tracer; readonly spans: readonly Span[] } {
  const spans: Span[] = []
  const open: Span[] = []
  const tracer: Tracer = (operation) => {
    const startTime = now()
    const parentSpanId = open.at(-1)?.spanId ?? -1
    const span: Span = { spanId: spans.length, parentSpanId, operation, startTime, endTime: startTime }
    spans.push(span)
    open.push(span)
    return () => {
      span.endTime = now()
      open.splice(open.indexOf(span), 1)
    }
  }
  return { tracer, spans }
}
