import { inject, shallowRef, type InjectionKey, type Ref } from 'vue'

/** What a browser remembers of how traces are searched. */
export interface SearchKeep {
  /** Px of the list beside a trace; `null` where nothing was chosen. */
  readonly listWidth: Readonly<Ref<number | null>>
  readonly remember: (listWidth: number) => void
}

/** Provided by a page; without it a search forgets. */
export const SEARCH_KEEP: InjectionKey<SearchKeep> = Symbol('search keep')

export function useSearchKeep(): SearchKeep {
  const own = shallowRef<number | null>(null)
  return inject(SEARCH_KEEP, () => ({ listWidth: own, remember: (width) => (own.value = width) }), true)
}
