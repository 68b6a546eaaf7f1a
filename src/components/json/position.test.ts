import { expect, it } from 'vitest'
import { positionsIn } from './position'

it('counts lines and columns from one', () => {
  const at = positionsIn('ab\n\ncd')
  expect([0, 1, 2, 3, 4, 5, 99].map((offset) => at(offset)).map(({ line, column }) => `${line}:${column}`)).toEqual([
    '1:1',
    '1:2',
    '1:3',
    '2:1',
    '3:1',
    '3:2',
    '3:96',
  ])
  expect(positionsIn('')(0)).toEqual({ line: 1, column: 1 })
})
