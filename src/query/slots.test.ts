import { expect, it } from 'vitest'
import { BatchSize } from './batch-size'
import { Slots } from './slots'

/** The names that have a slot, in the order they got it. */
function race(slots: Slots) {
  const got: string[] = []
  const gives = new Map<string, () => void>()
  const enter = (name: string, heavy = false, signal?: AbortSignal): Promise<void> =>
    slots.take(heavy, signal).then((give) => {
      got.push(name)
      gives.set(name, give)
    })
  return { got, enter, leave: (name: string) => gives.get(name)?.() }
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

it('four at once, one heavy, and a waiting heavy one holds up nobody', async () => {
  const { got, enter, leave } = race(new Slots())
  for (const [name, heavy] of [['a', true], ['b', true], ['c'], ['d'], ['e'], ['f']] as const) void enter(name, heavy)
  await settled()
  expect(got).toEqual(['a', 'c', 'd', 'e'])
  leave('c')
  await settled()
  expect(got.at(-1)).toBe('f')
  leave('a')
  leave('a')
  await settled()
  expect(got.at(-1)).toBe('b')
})

it('half of them after a 503, never none, all again after an answer', async () => {
  const slots = new Slots()
  const { got, enter } = race(slots)
  for (let count = 0; count < 5; count += 1) slots.overloaded()
  for (const name of ['a', 'b', 'c', 'd', 'e']) void enter(name)
  await settled()
  expect(got).toEqual(['a'])
  slots.answered()
  await settled()
  expect(got).toEqual(['a', 'b', 'c', 'd'])
})

it('none for who went away while waiting', async () => {
  const slots = new Slots()
  const { got, enter, leave } = race(slots)
  for (const name of ['a', 'b', 'c', 'd']) void enter(name)
  const going = new AbortController()
  const gone = enter('e', false, going.signal)
  void enter('f')
  going.abort()
  await expect(gone).rejects.toMatchObject({ failure: { cause: 'aborted' } })
  leave('a')
  await settled()
  expect(got).toEqual(['a', 'b', 'c', 'd', 'f'])
  expect(slots.flying).toBe(4)
})

it('a batch never costs more than the server allows', () => {
  const size = new BatchSize()
  for (let round = 0; round < 5; round += 1) size.answered(60, 10)
  expect(size.limit(true)).toBe(60)
  size.learn(300)
  expect([size.limit(true), size.limit(false)]).toEqual([14, 25])
  size.learn(5)
  expect(size.limit(true)).toBe(1)
})

it('a quick batch lets the next be larger, by as much as its time leaves room for', () => {
  const next = (...answers: readonly (readonly [count: number, took: number])[]): number => {
    const size = new BatchSize()
    for (const [count, took] of answers) size.answered(count, took)
    return size.limit(false)
  }
  expect(next([20, 300])).toBe(60)
  expect(next([20, 400])).toBe(40)
  expect(next([20, 1_000])).toBe(20)
  expect(next([9, 10])).toBe(20)
  expect(next([20, 10], [60, 4_001])).toBe(30)
})
