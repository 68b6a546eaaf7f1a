/** A statement that the sampled records tell a trace of: the trace has it, with this latency. */
export interface ForcedStatement {
  readonly caller: string
  readonly store: string
  readonly text: string
  readonly ms: number
}
