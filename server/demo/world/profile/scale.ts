import { mix } from '../hash'
import type { StackElement } from './stacks'

export const SCALE_FRAMES = 'scale-frames'
/** Levels, the root among them. */
const DEEPEST = 2_000
const PACKAGES = 13
const CLASSES = 997
const MOST_SELF = 9
/** Levels of the walk, how likely it goes down, and how far it goes up at most. */
const USUAL_DEPTH = 60
const DEEPER = 0.6
const MOST_UP = 4
/** Frames made between two pauses. */
const SLICE = 5_000

/**
 * A tree of `count` frames, no two of one name: what a walk up and down some sixty levels makes, and a last tenth that is one
 * call inside another, as deep as may be. Parents come before what they call. Pauses often.
 */
export function* manyFrames(count: number, seed: number): Generator<undefined, readonly StackElement[]> {
  const parents = new Int32Array(count)
  const totals = new Float64Array(count)
  const selves = new Float64Array(count)
  const trunk = count - Math.min(DEEPEST - 1, Math.floor(count / 10))
  /** The frame that is open on each level. */
  const open = new Int32Array(USUAL_DEPTH + 1)
  let level = 0
  parents[0] = -1
  for (let index = 1; index < count; index++) {
    if (index < trunk) {
      level = nextLevel(level, mix(seed, 1, index))
      parents[index] = open[level - 1] ?? 0
      open[level] = index
    } else parents[index] = index === trunk ? 0 : index - 1
    if (index % SLICE === 0) yield
  }
  for (let index = count - 1; index >= 0; index--) {
    const self = index === 0 ? 0 : 1 + Math.floor(MOST_SELF * mix(seed, 2, index))
    selves[index] = self
    const total = (totals[index] ?? 0) + self
    totals[index] = total
    const parent = parents[index] ?? -1
    if (parent >= 0) totals[parent] = (totals[parent] ?? 0) + total
    if (index % SLICE === 0) yield
  }
  const elements: StackElement[] = []
  for (let index = 0; index < count; index++) {
    elements.push({
      id: String(index),
      parentId: String(parents[index] ?? -1),
      codeSignature: index === 0 ? '' : `load.p${index % PACKAGES}.Class${index % CLASSES}.m${index}`,
      total: totals[index] ?? 0,
      self: selves[index] ?? 0,
    })
    if (index % SLICE === 0) yield
  }
  return elements
}

/** Mostly one down; else a few up, and there beside what was. */
function nextLevel(level: number, drawn: number): number {
  if (drawn < DEEPER) return Math.min(USUAL_DEPTH, level + 1)
  return Math.max(1, level - Math.floor(((drawn - DEEPER) / (1 - DEEPER)) * MOST_UP))
}
