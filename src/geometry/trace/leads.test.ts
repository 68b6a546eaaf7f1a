import { expect, it } from 'vitest'
import { criticalPath } from './critical'
import { deepestError, longestStep } from './leads'
import { traceOf } from './model'
import { segment, span } from './testing/spans'

it('the longest step is on the critical path, however long what ran beside it', () => {
  // 1 and 2 run side by side until 80 and 90; 3 is what 2 waited for.
  const trace = traceOf(segment([-1, 0, 100], [0, 5, 80], [0, 10, 90], [2, 20, 85]))
  const longest = longestStep(criticalPath(trace))
  expect(longest === null ? null : trace.spans[longest]?.spanId).toBe(3)
})

it('there is none in a trace that took no time', () => {
  expect(longestStep(criticalPath(traceOf([])))).toBeNull()
  expect(longestStep(criticalPath(traceOf(segment([-1, 5, 5]))))).toBeNull()
})

it('failing began furthest down, first where two are as deep', () => {
  const failed = (spanId: number, parentSpanId: number, startTime: number, isError = true) =>
    span({ spanId, parentSpanId, startTime, endTime: 100, isError })
  const trace = traceOf([
    failed(0, -1, 0),
    failed(1, 0, 10, false),
    failed(2, 1, 40),
    failed(3, 1, 30),
    failed(4, 0, 5),
  ])
  const deepest = deepestError(trace)
  expect(deepest === null ? null : trace.spans[deepest]?.spanId).toBe(3)
  expect(deepestError(traceOf(segment([-1, 0, 10])))).toBeNull()
})
