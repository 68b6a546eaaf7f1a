import { eachOf, type Neighbours } from './neighbours'

/** What stands in columns, from the top down, with the room each needs above and below its middle. */
export interface Stacks {
  readonly columns: readonly Uint32Array[]
  readonly above: (item: number) => number
  readonly below: (item: number) => number
  /** Pull of a link between two items: straight long links pull harder. */
  readonly pull: (a: number, b: number) => number
  readonly sides: readonly Neighbours[]
}

interface Block {
  sum: number
  weight: number
  count: number
}

/**
 * Heights in one column, nearest to the wished ones by weighted squares, in the given order and with the given distances:
 * pool adjacent violators, exact in one pass. `offset` is the least distance of each item from the first.
 */
export function settle(wish: Float64Array, weight: Float64Array, offset: Float64Array): Float64Array {
  const blocks: Block[] = []
  wish.forEach((want, at) => {
    const pull = weight[at] ?? 1
    let block: Block = { sum: (want - (offset[at] ?? 0)) * pull, weight: pull, count: 1 }
    for (let last = blocks.at(-1); last && last.sum / last.weight > block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop()
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count }
    }
    blocks.push(block)
  })
  const settled = new Float64Array(wish.length)
  let at = 0
  for (const { sum, weight: pull, count } of blocks) {
    for (let end = at + count; at < end; at++) settled[at] = sum / pull + (offset[at] ?? 0)
  }
  return settled
}

/** Pull of a column's own place on an item without links. */
const IDLE = 0.01

/** Heights of all items: each near the mean of its neighbours, none nearer to the next than their rooms. Yields between rounds. */
export function* aligned(stacks: Stacks, count: number, rounds: number): Generator<void, Float64Array> {
  const height = new Float64Array(count)
  const offsets = stacks.columns.map((items) => offsetsOf(items, stacks))
  stacks.columns.forEach((items, at) => {
    const half = (offsets[at]?.at(-1) ?? 0) / 2
    items.forEach((item, place) => (height[item] = (offsets[at]?.[place] ?? 0) - half))
  })
  const way = [...stacks.columns.keys()]
  for (let round = 0; round < rounds; round++) {
    const sides = round < rounds - 3 ? [stacks.sides[round % 2] ?? stacks.sides[0]] : stacks.sides
    for (const at of round % 2 ? [...way].reverse() : way) {
      const items = stacks.columns[at] ?? new Uint32Array(0)
      const wish = new Float64Array(items.length)
      const weight = new Float64Array(items.length)
      items.forEach((item, place) => {
        let sum = 0
        let pulls = 0
        for (const side of sides) {
          if (side)
            eachOf(
              side,
              item,
              (other) => (
                (sum += (height[other] ?? 0) * stacks.pull(item, other)),
                (pulls += stacks.pull(item, other))
              ),
            )
        }
        wish[place] = pulls ? sum / pulls : (height[item] ?? 0)
        weight[place] = pulls || IDLE
      })
      settle(wish, weight, offsets[at] ?? new Float64Array(items.length)).forEach((y, place) => {
        const item = items[place]
        if (item !== undefined) height[item] = y
      })
    }
    yield
  }
  return height
}

function offsetsOf(items: Uint32Array, { above, below }: Stacks): Float64Array {
  const offset = new Float64Array(items.length)
  items.forEach((item, at) => {
    const last = items[at - 1]
    if (last !== undefined) offset[at] = (offset[at - 1] ?? 0) + below(last) + above(item)
  })
  return offset
}
