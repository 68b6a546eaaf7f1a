import { expect, it } from 'vitest'
import { readAll } from './readAll'

const keyOf = (row: string): string => row
const pages =
  (...all: readonly (readonly string[])[]) =>
  (pageNum: number): Promise<readonly string[]> =>
    Promise.resolve(all[pageNum - 1] ?? [])

it('reads on until the last page', async () => {
  const read = await readAll(pages(['a', 'b'], ['c', 'd'], ['e']), {
    most: 9,
    isLast: (page) => page.length < 2,
    keyOf,
  })
  expect(read).toEqual({ rows: ['a', 'b', 'c', 'd', 'e'], cut: false })
})

it('counts a row once that moved on to the next page meanwhile', async () => {
  const read = await readAll(pages(['a', 'b'], ['b', 'c'], []), { most: 9, isLast: (page) => page.length === 0, keyOf })
  expect(read.rows).toEqual(['a', 'b', 'c'])
})

it('says where it stopped before the end', async () => {
  const read = await readAll(pages(['a', 'b'], ['c', 'd'], ['e']), {
    most: 2,
    isLast: (page) => page.length < 2,
    keyOf,
  })
  expect(read).toEqual({ rows: ['a', 'b', 'c', 'd'], cut: true })
})

it('fails as a whole when one page fails', async () => {
  const ask = (pageNum: number) => (pageNum === 2 ? Promise.reject(new Error('gone')) : Promise.resolve(['a']))
  await expect(readAll(ask, { most: 3, isLast: () => false, keyOf })).rejects.toThrow('gone')
})
