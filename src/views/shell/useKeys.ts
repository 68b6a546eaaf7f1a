import { onBeforeUnmount, onMounted } from 'vue'

/** Single keys of the page. None fires while somebody types, holds another key, or works in a dialog. */
export function useKeys(keys: Readonly<Record<string, () => void>>, enabled: () => boolean): void {
  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (!enabled() || isTyping(event.target) || !Object.hasOwn(keys, event.key)) return
    event.preventDefault()
    keys[event.key]?.()
  }
  onMounted(() => document.addEventListener('keydown', pressed))
  onBeforeUnmount(() => document.removeEventListener('keydown', pressed))
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="dialog"] *'))
