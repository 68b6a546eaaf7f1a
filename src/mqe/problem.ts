import type { Span } from './ast'

/** What the checker can find; texts of other languages are chosen by it. */
export type ProblemCode =
  | 'syntax'
  | 'ignored'
  | 'unknown-function'
  | 'unknown-metric'
  | 'newer'
  | 'too-few'
  | 'too-many'
  | 'argument'
  | 'number'
  | 'labels'
  | 'bool'
  | 'shape'

export interface Problem extends Span {
  readonly code: ProblemCode
  /** `warning`: OAP answers, but hardly what was meant. */
  readonly severity: 'error' | 'warning'
  /** English. */
  readonly message: string
}

export const problem = (code: ProblemCode, { from, to }: Span, message: string): Problem => ({
  code,
  severity: code === 'ignored' ? 'warning' : 'error',
  from,
  to,
  message,
})
