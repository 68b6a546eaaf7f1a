import { onScopeDispose, shallowRef } from 'vue'

/** Whether a media query holds now, followed as it changes. */
export function useMedia(query: string): { readonly value: boolean } {
  const list = window.matchMedia(query)
  const matches = shallowRef(list.matches)
  const changed = (): void => {
    matches.value = list.matches
  }
  list.addEventListener('change', changed)
  onScopeDispose(() => list.removeEventListener('change', changed))
  return matches
}
