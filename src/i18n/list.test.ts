import { afterAll, expect, it } from 'vitest'
import { showLocale } from './create'
import { listText } from './list'

afterAll(() => showLocale('en'))

it('joins words as the language does', () => {
  const said = (locale: string): readonly string[] => {
    showLocale(locale)
    return [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listText)
  }
  expect(said('en')).toEqual(['', 'a', 'a, b', 'a, b, c'])
  expect(said('zh-CN')).toEqual(['', 'a', 'a、b', 'a、b、c'])
})
