import { answerOf, integer, object, optional, text } from '../decode'
import type { Nothing, Operation } from '../operation'

export interface Health {
  /** 0 healthy, above it the number of failing modules, below it not initialised yet. */
  readonly score: number
  /** Failing modules, comma separated. */
  readonly details: string
}

/** An error where the health checker is off (the default up to 10.2). Says nothing about the query pool. */
export const checkHealth: Operation<Nothing, Health> = {
  name: 'checkHealth',
  document: `query CheckHealth { checkHealth { score details } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('checkHealth', (value, path) => {
    const { score, details } = object({ score: integer, details: optional(text) })(value, path)
    return { score, details: details ?? '' }
  }),
}
