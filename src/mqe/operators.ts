import type { Binary } from './ast'
import { combine, type Apply } from './combine'
import { Illegal, type Working } from './working'

const flag = (holds: boolean): number => (holds ? 1 : 0)

/** `value` must be 0 or 1 after Java's cast to int. */
function bit(value: number, side: string): boolean {
  const whole = Number.isNaN(value) ? 0 : Math.trunc(value)
  if (whole !== 0 && whole !== 1) {
    throw new Illegal(`Bool Operation: The result of the ${side} expression is not 1 or 0.`)
  }
  return value === 1
}

const APPLY: Readonly<Record<Binary['op'], Apply>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '==': (left, right) => flag(left === right),
  '!=': (left, right) => flag(left !== right),
  '<': (left, right) => flag(left < right),
  '<=': (left, right) => flag(left <= right),
  '>': (left, right) => flag(left > right),
  '>=': (left, right) => flag(left >= right),
  '&&': (left, right) => {
    const a = bit(left, 'left')
    return flag(bit(right, 'right') && a)
  },
  '||': (left, right) => {
    const a = bit(left, 'left')
    return flag(bit(right, 'right') || a)
  },
}

const NAMES: Readonly<Record<Binary['kind'], string>> = { arithmetic: 'binary', compare: 'compare', logic: 'bool' }

/** Two results without errors under an operator; throws Illegal with OAP's text. */
export function operate(kind: Binary['kind'], op: Binary['op'], left: Working, right: Working): Working {
  if (kind === 'logic') {
    const side = left.bool ? (right.bool ? null : 'right') : 'left'
    if (side) throw new Illegal(`Bool Operation: The result of the ${side} expression is not a compare result.`)
  }
  try {
    return combine(left, right, APPLY[op])
  } catch (thrown) {
    if (!(thrown instanceof Illegal)) throw thrown
    throw new Illegal(`Unsupported ${NAMES[kind]} operation: ${thrown.message}`)
  }
}
