import type { Window } from '@/time/window'
import type { Caveats } from '../model'
import type { Tokens } from '../tokens'
import type { Lane, LanesPlace } from './place'

/** Rows over the buckets of a window. What is in them, whoever draws them knows. */
export interface LanesModel {
  readonly window: Window
  /** Server time, epoch ms: buckets that end later are open. */
  readonly now: number
  readonly lanes: readonly Lane[]
  /** Lanes that were left out before. */
  readonly dropped: number
  readonly caveats: Caveats
}

/** What one bucket of one lane says. */
export interface LaneReading {
  readonly name: string
  /** `null`: nothing is known of it. */
  readonly text: string | null
  /** Of its colour. */
  readonly token: string
}

/** Draws the lanes that are kept; names, times and crosshair are drawn by the plot. */
export type LanesPainter = (pen: CanvasRenderingContext2D, place: LanesPlace, tokens: Tokens) => void
