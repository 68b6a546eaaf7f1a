import { expect, it } from 'vitest'
import { failureOf } from '@/query/failure'
import { isUnsure } from './sent'

it('a task of which no answer came may have been made; one that was turned away was not', () => {
  const unsure = [failureOf('network', ''), failureOf('timeout', ''), failureOf('status', '', { status: 504 })]
  const sure = [
    failureOf('overloaded', '', { status: 503 }),
    failureOf('status', '', { status: 403 }),
    failureOf('sign-in', ''),
    failureOf('graphql', 'no such field'),
    failureOf('refused', ''),
  ]
  expect(unsure.map(isUnsure)).toEqual([true, true, true])
  expect(sure.map(isUnsure)).toEqual(sure.map(() => false))
})
