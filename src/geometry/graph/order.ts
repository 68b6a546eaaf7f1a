import { crossingsOf } from './crossings'
import { degree, eachOf, type Neighbours } from './neighbours'
import type { Proper } from './proper'

/** Each item's place in its column. */
function placesIn({ count }: Proper, columns: readonly Uint32Array[]): Uint32Array {
  const place = new Uint32Array(count)
  for (const items of columns) items.forEach((item, at) => (place[item] = at))
  return place
}

export function totalCrossings(proper: Proper, columns: readonly Uint32Array[]): number {
  const place = placesIn(proper, columns)
  return columns.reduce(
    (sum, items, at) => sum + crossingsOf(items, proper.right, place, columns[at + 1]?.length ?? 0),
    0,
  )
}

/** In the order in which a walk along the links meets the items: whoever hangs together starts side by side. */
function walked(proper: Proper, starts: Iterable<number>): Uint32Array[] {
  const columns: number[][] = proper.columns.map(() => [])
  const seen = new Uint8Array(proper.count)
  const stack: number[] = []
  for (const start of starts) {
    stack.push(start)
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      if (seen[item]) continue
      seen[item] = 1
      columns[proper.column[item] ?? 0]?.push(item)
      const before = stack.length
      eachOf(proper.left, item, (other) => stack.push(other))
      eachOf(proper.right, item, (other) => stack.push(other))
      stack.splice(before, stack.length - before, ...stack.slice(before).reverse())
    }
  }
  return columns.map((items) => Uint32Array.from(items))
}

/** Sorts a column by the mean place of the neighbours on one side; whoever has none keeps its place. */
function sortBy(items: Uint32Array, side: Neighbours, place: Uint32Array, mean: Float64Array): void {
  const tied: number[] = []
  for (const item of items) {
    let sum = 0
    let links = 0
    eachOf(side, item, (other) => {
      sum += place[other] ?? 0
      links++
    })
    mean[item] = links ? sum / links : -1
    if (links) tied.push(item)
  }
  tied.sort((a, b) => (mean[a] ?? 0) - (mean[b] ?? 0) || (place[a] ?? 0) - (place[b] ?? 0))
  let next = 0
  items.forEach((item, at) => {
    const now = (mean[item] ?? -1) < 0 ? item : (tied[next++] ?? item)
    items[at] = now
  })
  items.forEach((item, at) => (place[item] = at))
}

/** Crossings on one side that go when the two change places. */
function gainOf(side: Neighbours, above: number, below: number, place: Uint32Array): number {
  if (degree(side, above) * degree(side, below) > COMPARED) return 0
  let gain = 0
  eachOf(side, above, (a) => eachOf(side, below, (b) => (gain += Math.sign((place[a] ?? 0) - (place[b] ?? 0)))))
  return gain
}

/** Swaps neighbours in a column while that takes crossings away. */
function transpose(proper: Proper, columns: readonly Uint32Array[], place: Uint32Array): void {
  for (let round = 0, better = true; better && round < 8; round++) {
    better = false
    for (const items of columns) {
      for (let at = 0; at + 1 < items.length; at++) {
        const above = items[at] ?? 0
        const below = items[at + 1] ?? 0
        if (gainOf(proper.left, above, below, place) + gainOf(proper.right, above, below, place) <= 0) continue
        items[at] = below
        items[at + 1] = above
        place[below] = at
        place[above] = at + 1
        better = true
      }
    }
  }
}

/** Up to this many items everything is tried; beyond, only what stays quick. */
const SMALL = 1_500
const MIDDLE = 12_000

/** Pairs of links compared for one swap: hubs stay where their mean puts them. */
const COMPARED = 4_000

/** Rounds to and fro from one start. */
const roundsFor = (count: number): number => (count <= SMALL ? 16 : count <= MIDDLE ? 8 : 4)

/**
 * The items of each column from the top down, with few crossings: to and fro, each column by the mean place of its
 * neighbours, then swaps; the best of several starts. Yields between rounds.
 */
export function* ordered(proper: Proper): Generator<void, Uint32Array[]> {
  const mean = new Float64Array(proper.count)
  let best = walked(proper, Array(proper.count).keys())
  yield
  let least = totalCrossings(proper, best)
  yield
  const starts = [
    () => best.map((items) => items.slice()),
    () =>
      walked(
        proper,
        Array.from({ length: proper.count }, (_, at) => proper.count - 1 - at),
      ),
    () => proper.columns.map((items) => items.slice()),
  ]
  for (const start of proper.count <= SMALL ? starts : starts.slice(0, 1)) {
    if (!least) break
    const columns = start()
    const place = placesIn(proper, columns)
    for (let round = 0, idle = 0; round < roundsFor(proper.count) && idle < 4 && least; round++) {
      for (const items of columns.slice(1)) sortBy(items, proper.left, place, mean)
      if (round % 2) for (const items of columns.slice(0, -1).reverse()) sortBy(items, proper.right, place, mean)
      yield
      if (proper.count <= MIDDLE) transpose(proper, columns, place)
      const now = totalCrossings(proper, columns)
      idle = now < least ? 0 : idle + 1
      if (now < least) {
        least = now
        best = columns.map((items) => items.slice())
      }
      yield
    }
  }
  return best
}
