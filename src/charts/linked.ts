import { computed, inject, provide, shallowRef, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'

/** A chart among the others of its sheet. */
export interface ChartLink {
  readonly id: string
  /** Ids of those that tell their values in words while the crosshair stands on this one. */
  readonly associates: ReadonlySet<string>
}

const LINK: InjectionKey<() => ChartLink> = Symbol('chart link')

/** Called by the cell around a chart. */
export const provideChartLink = (link: () => ChartLink): void => provide(LINK, link)

/** `null` for a chart that stands alone. */
export function useChartLink(): ComputedRef<ChartLink | null> {
  const link = inject(LINK, null)
  return computed(() => link?.() ?? null)
}

/** A stretch of time that is marked on all charts of a sheet, epoch ms; `to` is the last instant. */
export interface Marked {
  readonly from: number
  readonly to: number
}

const MARKED: InjectionKey<ShallowRef<Marked | null>> = Symbol('marked')

/** Called once by a sheet. */
export const provideMarked = (): void => provide(MARKED, shallowRef<Marked | null>(null))

/** What is marked on the sheet, to be read and set; away from a sheet nothing ever is. */
export const useMarked = (): ShallowRef<Marked | null> => inject(MARKED, () => shallowRef<Marked | null>(null), true)
