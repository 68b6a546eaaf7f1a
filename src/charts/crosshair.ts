import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

/** Where the crosshair of a page stands. `owner` is the chart under the pointer: only that one shows the tooltip. */
export interface CrosshairPlace {
  /** Epoch ms. */
  readonly at: number
  readonly owner: symbol
  /** Ids of the charts that are associated with the owner. */
  readonly associates?: ReadonlySet<string>
}

export interface Crosshair {
  readonly place: Readonly<ShallowRef<CrosshairPlace | null>>
  move(at: number, owner: symbol, associates?: ReadonlySet<string>): void
  /** Only the chart that moved it last takes it away. */
  leave(owner: symbol): void
}

const KEY: InjectionKey<Crosshair> = Symbol('crosshair')

export function createCrosshair(): Crosshair {
  const place = shallowRef<CrosshairPlace | null>(null)
  return {
    place,
    move(at, owner, associates) {
      const now = place.value
      if (now?.at !== at || now.owner !== owner) place.value = { at, owner, ...(associates && { associates }) }
    },
    leave(owner) {
      if (place.value?.owner === owner) place.value = null
    },
  }
}

/** Called once by a page: all charts and the ridge below it share the instant. */
export function provideCrosshair(): Crosshair {
  const crosshair = createCrosshair()
  provide(KEY, crosshair)
  return crosshair
}

/** The page's crosshair; a chart on its own gets one for itself. */
export const useCrosshair = (): Crosshair => inject(KEY, createCrosshair, true)
