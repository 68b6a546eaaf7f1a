export type FlameUnit = 'samples' | 'ms' | 'ns' | 'bytes' | 'count'

/** One row of a stack tree as a profiler tells it; rows come in any order and ids are unique within one tree. */
export interface FlameElement {
  readonly id: string | number
  readonly parentId: string | number
  readonly name: string
  /** In units, what is beneath included. */
  readonly total: number
  /** In units, without what is beneath; `null` where the source does not tell it. */
  readonly self: number | null
}

/**
 * What a source says that cannot be: a parent that is not there, parents in a circle, two rows with one id, a number below
 * zero or none at all, children that are more than their parent.
 */
export type OddityKind = 'orphan' | 'cycle' | 'duplicate' | 'number' | 'grown'

export interface FlameOddity {
  readonly kind: OddityKind
  /** Rows of the source, for `grown` frames. */
  readonly count: number
  /** The first of them by name. */
  readonly example: string
}

/** Per depth the frames from left to right. */
export interface FrameRows {
  /** Depth → its first place in `frames`; one longer than there are depths. */
  readonly first: Uint32Array
  /** Place → frame: those of a depth stand together, by start. */
  readonly frames: Uint32Array
  /** Greatest totals of stretches of places, level above level; see widest.ts. */
  readonly widest: readonly Float64Array[]
}

/** A flame graph as arrays. */
export interface FrameTable {
  /** Frames in depth-first order; frame 0 is the only root, made where the source has several or none. So never 0. */
  readonly count: number
  /** The root is ours and is called `all`. */
  readonly isRootMade: boolean
  /** Distinct. */
  readonly names: readonly string[]
  /** Frame → index in `names`. */
  readonly name: Uint32Array
  /** -1 for the root. */
  readonly parent: Int32Array
  /** One past the last descendant. */
  readonly end: Uint32Array
  readonly depth: Uint32Array
  /** Left edge in units; the root reaches from 0 to `total[0]`. */
  readonly start: Float64Array
  /** In units. Children never exceed their parent: where a source says so the parent grows. */
  readonly total: Float64Array
  /** `total` without the children's. */
  readonly self: Float64Array
  /** Names a frame in an address: a hash of its path of names, distinct within a table. */
  readonly key: Uint32Array
  readonly maxDepth: number
  readonly unit: FlameUnit
  readonly rows: FrameRows
  readonly oddities: readonly FlameOddity[]
}

/** Frames that a search found. */
export interface FlameHits {
  /** Frame → 1 where its name is found. */
  readonly frames: Uint8Array
  /** Frames found. */
  readonly count: number
  /** Units under them, nested ones once. */
  readonly samples: number
  /** Of the root's units, 0 to 1. */
  readonly share: number
  /** Place in `rows.frames` → hits before it: whether a stretch holds one is one subtraction. */
  readonly before: Uint32Array
  /** Found as plain text, because no expression could be run. */
  readonly isPlain: boolean
}

export const nameOf = (table: FrameTable, frame: number): string => table.names[table.name[frame] ?? 0] ?? ''

export const hasFrame = (table: FrameTable, frame: number): boolean => frame >= 0 && frame < table.count
