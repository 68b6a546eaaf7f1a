import { mix } from '../hash'
import type { StackElement } from './stacks'

export const SCALE_FRAMES = 'scale-frames'
/** Levels, the root among them. */
const DEEPEST = 2_000
const PACKAGES = 13
const CLASSES = 997
const MOST_SELF = 9
/** Frames made between two pauses. */
const SLICE = 5_000

/**
 * A tree of `count` frames, no two of one name: a trunk as deep as may be with a tenth of them, and branches that grow out
 * of it and out of one another. Parents come before what they call. Pauses often.
 */
export function* manyFrames(count: number, seed: number): Generator<undefined, readonly StackElement[]> {
  const parents = new Int32Array(count)
  const depths = new Int32Array(count)
  const totals = new Float64Array(count)
  const selves = new Float64Array(count)
  const trunk = Math.min(DEEPEST, Math.max(1, Math.floor(count / 10)))
  parents[0] = -1
  for (let index = 1; index < count; index++) {
    const parent = parentOf(index, trunk, depths, seed)
    parents[index] = parent
    depths[index] = (depths[parent] ?? 0) + 1
    if (index % SLICE === 0) yield
  }
  for (let index = count - 1; index >= 0; index--) {
    const self = index === 0 ? 0 : Math.floor(MOST_SELF * mix(seed, 2, index)) + (index < trunk ? 0 : 1)
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

/** The trunk first; then mostly something new, now and then anything there is, as long as it is not at the bottom. */
function parentOf(index: number, trunk: number, depths: Int32Array, seed: number): number {
  if (index < trunk) return index - 1
  const drawn = mix(seed, 1, index)
  const recent = Math.max(0, index - 1 - Math.floor(drawn * 60))
  const any = Math.floor(drawn * index)
  const chosen = index % 5 === 0 ? any : recent
  return (depths[chosen] ?? 0) < DEEPEST - 1 ? chosen : Math.floor(drawn * Math.min(index, 40))
}
