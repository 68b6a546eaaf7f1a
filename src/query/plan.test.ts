import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { keyOf, plan, questionsOf } from './plan'

const window = { start: millis(0), end: millis(60_000), step: 'MINUTE' as const, offset: 0 }
const entity = { serviceName: 'a', normal: true }

describe('a plan', () => {
  const asking = (visible: boolean, ...expressions: readonly string[]) => ({ expressions, visible })

  it('asks each question once, those on screen first', () => {
    const askings = [asking(false, 'x', 'y'), asking(true, 'z'), asking(false, 'z', 'w'), asking(true, 'y')]
    const questions = plan(askings, { kind: 'Service', entity, window })
    expect(questions.map(({ expression }) => expression)).toEqual(['z', 'y', 'x', 'w'])
    expect(questions[0]).toEqual({ expression: 'z', entity, window })
  })

  it('asks nothing for an empty expression, nor about an entity that lacks a name', () => {
    expect(plan([asking(true, '', ' ', 'x')], { kind: 'Service', entity, window })).toHaveLength(1)
    expect(plan([asking(true, 'x')], { kind: 'Endpoint', entity, window })).toEqual([])
    expect(questionsOf(['', 'x'], { kind: 'Service', entity, window })).toMatchObject([null, { expression: 'x' }])
  })
})

describe('keys', () => {
  it('do not depend on the order of names nor on what is absent', () => {
    const one = keyOf({ expression: 'x', entity: { serviceName: 'a', normal: true }, window })
    const two = keyOf({
      expression: 'x',
      entity: { normal: true, serviceName: 'a' },
      window: { ...window, cold: false },
    })
    expect(one).toBe(two)
  })

  it('differ where anything differs', () => {
    const text = fc.string({ unit: 'grapheme' })
    const any = fc.record({
      expression: text,
      entity: fc.record({ serviceName: text, normal: fc.boolean(), endpointName: text }, { requiredKeys: [] }),
      window: fc.constantFrom(window, { ...window, offset: 330 }, { ...window, cold: true }),
    })
    fc.assert(
      fc.property(any, any, (one, other) => {
        const same = JSON.stringify(normal(one)) === JSON.stringify(normal(other))
        expect(keyOf(one) === keyOf(other)).toBe(same)
      }),
    )
  })

  const normal = ({
    expression,
    entity: { serviceName, normal: real, endpointName },
    window: asked,
  }: Parameters<typeof keyOf>[0]) => [expression, serviceName, real, endpointName, asked]
})
