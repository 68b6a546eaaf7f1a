import { inject, type InjectionKey } from 'vue'

/** Which alarms somebody looked at in this browser. The server knows nothing of it. */
export interface SeenMarks {
  /** Reactive. */
  has(key: string): boolean
  mark(key: string, seen: boolean): void
}

/** Provided by a page; without it everything counts as seen. */
export const SEEN: InjectionKey<SeenMarks> = Symbol('seen alarms')

export const useSeen = (): SeenMarks | null => inject(SEEN, null)

/** Layers are data that incidents do not read themselves: a page names them. */
export const LAYER_NAME: InjectionKey<(layer: string) => string> = Symbol('layer name')

export const useLayerName = (): ((layer: string) => string) => inject(LAYER_NAME, () => (layer: string) => layer, true)
