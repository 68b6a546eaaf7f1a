import type { Scale } from '@/geometry/ticks'

/** Beyond this size a double times an axis overflows: the value is drawn at the edge of the plot, with a mark. */
const HUGE = 1e300

export const isHuge = (value: number): boolean => Math.abs(value) >= HUGE

/** A huge value at the end of the scale that it left; all others as they are. */
export const clipped = (value: number, { min, max }: Pick<Scale, 'min' | 'max'>): number =>
  isHuge(value) ? (value > 0 ? max : min) : value
