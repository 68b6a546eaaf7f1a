import { acyclic } from './acyclic'
import type { FlatGraph, Spots } from './flat'
import { levelsOf } from './levels'
import { ordered } from './order'
import { shelved } from './pack'
import { properOf } from './proper'
import { ASPECT, FRAME_HEAD, FRAME_PAD, PART_GAP, PITCH_X, PITCH_Y } from './sizes'

interface Block {
  readonly members: readonly number[]
  readonly wide: number
  readonly width: number
  readonly height: number
}

/** Nodes of a group stand in a grid, callers first. */
function blockOf(members: readonly number[], level: Uint32Array): Block {
  const wide = Math.max(1, Math.round(Math.sqrt((members.length * PITCH_Y * ASPECT) / PITCH_X)))
  return {
    members: [...members].sort((a, b) => (level[a] ?? 0) - (level[b] ?? 0) || a - b),
    wide,
    width: Math.min(wide, members.length) * PITCH_X + 2 * FRAME_PAD,
    height: Math.ceil(members.length / wide) * PITCH_Y + FRAME_HEAD + FRAME_PAD,
  }
}

/** Groups as numbers from 0; all nodes without one are the last of them. */
function membersOf({ count, group }: FlatGraph): number[][] {
  const lists: number[][] = Array.from({ length: group.reduce((a, b) => Math.max(a, b), -1) + 2 }, () => [])
  for (let node = 0; node < count; node++) {
    const own = group[node] ?? -1
    lists[own < 0 ? lists.length - 1 : own]?.push(node)
  }
  return lists
}

/** Calls between groups, as a graph of the groups. */
function between(graph: FlatGraph, lists: readonly (readonly number[])[]): FlatGraph {
  const home = new Uint32Array(graph.count)
  lists.forEach((members, at) => members.forEach((node) => (home[node] = at)))
  const pairs = new Map<number, number>()
  graph.source.forEach((from, link) => {
    const a = home[from] ?? 0
    const b = home[graph.target[link] ?? 0] ?? 0
    if (a !== b) pairs.set(a * lists.length + b, (pairs.get(a * lists.length + b) ?? 0) + (graph.weight[link] ?? 1))
  })
  return {
    count: lists.length,
    source: Uint32Array.from(pairs.keys(), (key) => Math.floor(key / lists.length)),
    target: Uint32Array.from(pairs.keys(), (key) => key % lists.length),
    weight: Float64Array.from(pairs.values()),
    group: new Int32Array(lists.length).fill(-1),
  }
}

/** Each group a block of its own, blocks from left to right along the calls between them. Yields between rounds. */
export function* grouped(graph: FlatGraph): Generator<void, Spots> {
  const level = levelsOf(acyclic(graph))
  yield
  const lists = membersOf(graph)
  const blocks = lists.map((members) => blockOf(members, level))
  const meta = acyclic(between(graph, lists))
  const columns = yield* ordered(properOf(meta, levelsOf(meta)))
  const area = blocks.reduce((sum, { width, height }) => sum + (width + PART_GAP) * (height + PART_GAP), 0)
  const tall = Math.max(Math.sqrt(area / ASPECT), ...blocks.map(({ height }) => height))
  const spots = new Float64Array(2 * graph.count)
  const stacks = columns.flatMap((items) =>
    stacked(
      [...items].flatMap((item) => (blocks[item]?.members.length ? [blocks[item]] : [])),
      tall,
    ),
  )
  const width = stacks.reduce((sum, stack) => sum + widthOf(stack) + PART_GAP, 0)
  const height = stacks.reduce((most, stack) => Math.max(most, heightOf(stack)), 0)
  if (width > RIBBON * height) shelve(stacks.flat(), spots)
  else line(stacks, spots)
  return spots
}

/** Wider than this for its height, a row of groups is broken into lines. */
const RIBBON = 2.5

const widthOf = (stack: readonly Block[]): number => stack.reduce((most, { width }) => Math.max(most, width), 0)
const heightOf = (stack: readonly Block[]): number =>
  stack.reduce((sum, { height }) => sum + height + PART_GAP, -PART_GAP)

function line(stacks: readonly (readonly Block[])[], spots: Spots): void {
  let x = 0
  for (const stack of stacks) {
    let y = -heightOf(stack) / 2
    for (const block of stack) {
      put(block, x, y, spots)
      y += block.height + PART_GAP
    }
    x += widthOf(stack) + PART_GAP
  }
}

function shelve(blocks: readonly Block[], spots: Spots): void {
  shelved(blocks).forEach(({ x, y }, at) => {
    const block = blocks[at]
    if (block) put(block, x, y, spots)
  })
}

/** Blocks one upon the other, as many beside each other as keep below `tall`. */
function stacked(blocks: readonly Block[], tall: number): Block[][] {
  const stacks: Block[][] = []
  let room = 0
  for (const block of blocks) {
    const last = stacks.at(-1)
    if (last && block.height <= room) last.push(block)
    else {
      stacks.push([block])
      room = tall
    }
    room -= block.height + PART_GAP
  }
  return stacks
}

function put({ members, wide }: Block, left: number, top: number, spots: Spots): void {
  members.forEach((node, at) => {
    spots[2 * node] = left + FRAME_PAD + ((at % wide) + 0.5) * PITCH_X
    spots[2 * node + 1] = top + FRAME_HEAD + Math.floor(at / wide) * PITCH_Y + PITCH_Y / 3
  })
}
