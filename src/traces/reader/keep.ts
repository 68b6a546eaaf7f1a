import { inject, shallowRef, type InjectionKey, type Ref } from 'vue'

/** What a browser remembers of how traces are read, whichever trace it is. */
export interface ReaderKeep {
  /** Px; `null` where nothing was chosen. */
  readonly panelWidth: Readonly<Ref<number | null>>
  readonly remember: (panelWidth: number) => void
}

/** Provided by a page; without it a reader forgets. */
export const READER_KEEP: InjectionKey<ReaderKeep> = Symbol('reader keep')

export function useReaderKeep(): ReaderKeep {
  const own = shallowRef<number | null>(null)
  return inject(READER_KEEP, () => ({ panelWidth: own, remember: (width) => (own.value = width) }), true)
}
