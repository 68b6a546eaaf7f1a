import { inject, onBeforeUnmount, provide, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue'

/** How much happened in one stretch of the axis. */
export interface RidgeColumn {
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  readonly bad: number
  readonly warn: number
  /** Changes; absent: none. */
  readonly info?: number
}

/** A change on the axis: a line with its name. */
export interface RidgeChange {
  readonly at: number
  readonly title: string
}

/** What a page has the time axis above it show, so that its own lanes lie right below. */
export interface RidgeWish {
  /** Ends of the plot, px from those of the axis. */
  readonly left: number
  readonly right: number
  /** Of the axis, px. */
  readonly height: number
  /** First and last instant of the plot, epoch ms. */
  readonly start: number
  readonly end: number
  /** Drawn on one another, to the same scale. */
  readonly columns: readonly RidgeColumn[]
  readonly changes: readonly RidgeChange[]
  /** Two lines each, in the room left and right of the plot. */
  readonly before: readonly string[]
  readonly behind: readonly string[]
}

type Wished = ShallowRef<RidgeWish | null>
const KEY: InjectionKey<Wished> = Symbol('ridge')

/** Called once by the shell. */
export function provideRidge(): Wished {
  const wished: Wished = shallowRef(null)
  provide(KEY, wished)
  return wished
}

/** The axis of this page; `null` where it has none. What is wished is taken back with the page. */
export function useRidge(wish: () => RidgeWish | null): boolean {
  const wished = inject(KEY, null)
  if (!wished) return false
  watch(wish, (now) => (wished.value = now), { immediate: true })
  onBeforeUnmount(() => (wished.value = null))
  return true
}
