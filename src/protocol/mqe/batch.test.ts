import { parse, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import { millis } from '@/time/instant'
import { batchDocument, batchVariables, complexityOf, indexOfAlias, TOKENS } from './batch'

describe('the batch document', () => {
  it('depends on nothing but the number of questions', () => {
    expect(batchDocument({ count: 3, owner: true })).toBe(batchDocument({ count: 3, owner: true }))
    expect(batchDocument({ count: 3, owner: true })).not.toBe(batchDocument({ count: 4, owner: true }))
  })

  it.each([true, false])('costs what the planner thinks (owner %s)', (owner) => {
    const count = 60
    const document = parse(batchDocument({ count, owner }))
    const sizes = new Map<string, number>()
    const fieldsIn = (node: Parameters<typeof visit>[0]): number => {
      let fields = 0
      visit(node, {
        Field: () => void (fields += 1),
        FragmentSpread: (spread) => void (fields += sizes.get(spread.name.value) ?? 0),
      })
      return fields
    }
    for (const node of document.definitions) {
      if (node.kind === 'FragmentDefinition') sizes.set(node.name.value, fieldsIn(node.selectionSet))
    }
    const [operation] = document.definitions
    expect(operation && fieldsIn(operation)).toBe(count * complexityOf(owner))
    let tokens = 0
    for (let token = document.loc?.startToken.next; token && token.kind !== '<EOF>'; token = token.next) tokens += 1
    expect(tokens).toBeLessThanOrEqual(count * TOKENS.question + TOKENS.frame)
    expect(tokens).toBeGreaterThan(count * (TOKENS.question - 5))
  })
})

describe('the variables of a batch', () => {
  const window = { start: millis(0), end: millis(60_000), step: 'MINUTE' as const, offset: 330 }

  it('carry expressions and entities one by one and the duration once', () => {
    const entity = { serviceName: 'a"b', normal: true }
    expect(
      batchVariables(
        [
          { expression: 'service_cpm', entity },
          { expression: 'top_n(x,5,des)', entity: {} },
        ],
        window,
      ),
    ).toEqual({
      d: { start: '1970-01-01 0530', end: '1970-01-01 0531', step: 'MINUTE' },
      x0: 'service_cpm',
      e0: entity,
      r0: false,
      x1: 'top_n(x,5,des)',
      e1: {},
      r1: true,
    })
  })

  it('are found again from the path of an error', () => {
    expect(indexOfAlias(['q12', 'results'])).toBe(12)
    expect([undefined, [], ['version'], [3]].map((path) => indexOfAlias(path))).toEqual([null, null, null, null])
  })
})
