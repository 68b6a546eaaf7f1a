import { onBeforeUnmount, onMounted } from 'vue'

/** ms within which the second key of a pair is pressed. */
const PAIR = 1_500

/**
 * Single keys of the page, and pairs that are pressed one after the other (`g t`). None fires while somebody types, holds
 * another key, or works in a dialog.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>, enabled: () => boolean): void {
  const firsts = new Set(Object.keys(keys).flatMap((key) => (key.length === 3 ? [key.slice(0, 1)] : [])))
  let first: { readonly key: string; readonly at: number } | null = null

  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Shift') return
    const pair = first && event.timeStamp - first.at < PAIR ? `${first.key} ${event.key}` : ''
    first = null
    if (!enabled() || isTyping(innermost(event))) return
    const name = Object.hasOwn(keys, pair) ? pair : event.key
    if (Object.hasOwn(keys, name)) {
      event.preventDefault()
      keys[name]?.()
    } else if (firsts.has(event.key)) {
      first = { key: event.key, at: event.timeStamp }
    }
  }
  onMounted(() => document.addEventListener('keydown', pressed))
  onBeforeUnmount(() => document.removeEventListener('keydown', pressed))
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="dialog"] *'))

/** Of what happens inside a shadow root the target is its host, for everybody around it. */
export const innermost = (event: Event): EventTarget | null => event.composedPath()[0] ?? event.target
