import { expect, it } from 'vitest'
import { inked } from './inked'

it('tells functions, numbers, labels and strings apart and loses nothing', () => {
  const text = "sum(service_percentile{p='99'} > 800) >= 3"
  const found = inked(text)
  expect(found.map((piece) => piece.text).join('')).toBe(text)
  expect(found.filter(({ as }) => as !== 'sign').map(({ text: word, as }) => [word, as])).toEqual([
    ['sum', 'function'],
    ['service_percentile', 'name'],
    ['p', 'label'],
    ["'99'", 'string'],
    ['800', 'number'],
    ['3', 'number'],
  ])
  expect(inked("'open")).toHaveLength(2)
  expect(inked('')).toEqual([])
})
