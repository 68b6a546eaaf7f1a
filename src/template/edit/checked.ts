import { parseConfiguration } from '../parse'
import type { Fault } from '../types'
import { validate, type Ground } from '../validate'
import { locate } from './locate'
import type { Span } from './tree'

/** What is wrong in an edited text, and where: offsets as everywhere in an editor. */
export interface Problem extends Fault, Span {
  /** `error`: something cannot be drawn; `warning`: it is drawn otherwise than written. */
  readonly severity: 'error' | 'warning'
}

/** Longer texts are not checked as dashboards: a check follows every key. UTF-16 units. */
const MAX_CHECKED = 2_000_000
/** Nobody reads more. */
const MAX_PROBLEMS = 500

/** Syntax, what the parser changes or refuses, and what cannot be drawn; by place. Never throws. */
export function checked(text: string, ground: Ground): readonly Problem[] {
  if (text.length > MAX_CHECKED) {
    const message = `is longer than ${MAX_CHECKED} characters and not checked`
    return [{ path: '$', message, from: 0, to: 1, severity: 'error' }]
  }
  const located = locate(text)
  if (located.fault !== null) {
    const { message, offset } = located.fault
    return [{ path: '$', message: `is not JSON: ${message}`, ...tokenAt(text, offset), severity: 'error' }]
  }
  const placed = (fault: Fault, severity: Problem['severity']): Problem => ({
    ...fault,
    ...(located.spanOf(fault.path) ?? { from: located.root.from, to: located.root.from + 1 }),
    severity,
  })
  const { dashboard, faults } = parseConfiguration(located.value)
  const { metrics, ...drawable } = ground
  const broken = dashboard === null ? [] : validate(dashboard, drawable)
  const known = new Set(broken.map(told))
  const doubted =
    dashboard === null || !metrics ? [] : validate(dashboard, ground).filter((one) => !known.has(told(one)))
  return [
    ...located.oddities.map((oddity): Problem => ({ ...oddity, severity: 'warning' })),
    ...faults.slice(0, MAX_PROBLEMS).map((fault) => placed(fault, dashboard === null ? 'error' : 'warning')),
    ...broken.slice(0, MAX_PROBLEMS).map((fault) => placed(fault, 'error')),
    ...doubted.slice(0, MAX_PROBLEMS).map((fault) => placed(fault, 'warning')),
  ]
    .toSorted((one, two) => one.from - two.from || one.to - two.to)
    .slice(0, MAX_PROBLEMS)
}

const told = ({ path, message }: Fault): string => `${path} ${message}`

/** The word or sign at an offset: something an editor can underline. */
function tokenAt(text: string, offset: number): Span {
  const from = Math.min(offset, Math.max(0, text.length - 1))
  const word = /^[\w.+-]{1,80}/.exec(text.slice(from, from + 80))?.[0] ?? ''
  return { from, to: Math.min(text.length, from + Math.max(1, word.length)) }
}
