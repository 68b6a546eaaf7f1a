/** Boxes to draw, level by level and from left to right; px, cut at both sides of the view. */
export interface FlamePicture {
  /** Boxes; the arrays may be longer. */
  readonly count: number
  /** The frame, or the first of those that are drawn as one. */
  readonly frame: Uint32Array
  /** Places in `rows.frames`, `[from, until)`: one frame of at least one pixel, or a run of narrower ones that touch. */
  readonly from: Uint32Array
  readonly until: Uint32Array
  readonly isRun: Uint8Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly width: Float64Array
  readonly height: Float64Array
}

export interface Box {
  readonly frame: number
  readonly from: number
  readonly until: number
  readonly isRun: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** px between two runs that are still one. */
const APART = 0.5

export class Boxes implements FlamePicture {
  count = 0
  frame = new Uint32Array(1024)
  from = new Uint32Array(1024)
  until = new Uint32Array(1024)
  isRun = new Uint8Array(1024)
  x = new Float64Array(1024)
  y = new Float64Array(1024)
  width = new Float64Array(1024)
  height = new Float64Array(1024)

  add(box: Box): void {
    const at = this.count
    if (at === this.x.length) this.#grow()
    this.count = at + 1
    this.frame[at] = box.frame
    this.from[at] = box.from
    this.until[at] = box.until
    this.isRun[at] = box.isRun ? 1 : 0
    this.x[at] = box.x
    this.y[at] = box.y
    this.width[at] = box.width
    this.height[at] = box.height
  }

  /** Adds a run, to the one before where they touch. */
  addRun(box: Box): void {
    const last = this.count - 1
    const x = this.x[last] ?? 0
    const isOne = this.isRun[last] === 1 && this.y[last] === box.y && box.x - x - (this.width[last] ?? 0) <= APART
    if (!isOne) return this.add(box)
    this.until[last] = box.until
    this.width[last] = box.x + box.width - x
  }

  #grow(): void {
    const size = this.x.length * 2
    this.frame = longer(this.frame, new Uint32Array(size))
    this.from = longer(this.from, new Uint32Array(size))
    this.until = longer(this.until, new Uint32Array(size))
    this.isRun = longer(this.isRun, new Uint8Array(size))
    this.x = longer(this.x, new Float64Array(size))
    this.y = longer(this.y, new Float64Array(size))
    this.width = longer(this.width, new Float64Array(size))
    this.height = longer(this.height, new Float64Array(size))
  }
}

function longer<T extends Uint8Array | Uint32Array | Float64Array>(short: T, long: T): T {
  long.set(short)
  return long
}
