import type { WireLog, WireSpan, WireTag } from '@/protocol/trace/span'

/** Why a span failed, as agents log it. */
export interface Reason {
  readonly kind: string
  readonly message: string
  readonly stack: string
  /** What else was logged with it. */
  readonly rest: readonly WireTag[]
}

const KIND = ['error.kind', 'exception.type', 'error.type']
const MESSAGE = ['message', 'exception.message', 'error.message']
const STACK = ['stack', 'exception.stacktrace', 'error.stack', 'stacktrace']
const KNOWN = new Set([...KIND, ...MESSAGE, ...STACK, 'event'])

const valueOf = ({ data }: WireLog, keys: readonly string[]): string =>
  data.find(({ key }) => keys.includes(key))?.value ?? ''

function reasonOf(log: WireLog): Reason | null {
  const stack = valueOf(log, STACK)
  const kind = valueOf(log, KIND)
  if (stack === '' && kind === '' && valueOf(log, ['event']) !== 'error') return null
  const message = valueOf(log, MESSAGE)
  return { kind, message, stack, rest: log.data.filter(({ key }) => !KNOWN.has(key)) }
}

/** A span's logs: those that tell why it failed, and the others. */
export function splitLogs({ logs }: WireSpan): {
  readonly reasons: readonly Reason[]
  readonly others: readonly WireLog[]
} {
  const reasons: Reason[] = []
  const others: WireLog[] = []
  for (const log of logs) {
    const reason = reasonOf(log)
    if (reason) reasons.push(reason)
    else others.push(log)
  }
  return { reasons, others }
}

/** The message once: a stack begins with it. */
export const headOf = ({ kind, message, stack }: Reason): string =>
  stack.includes(message) && stack.includes(kind) ? '' : [kind, message].filter(Boolean).join('\n')
