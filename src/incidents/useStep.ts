import { nextTick, type ShallowRef } from 'vue'

/** Walking the lines of a list by keys: up and down, home and end; right and left unfold and fold, Escape goes back. */
export function useStep(
  root: Readonly<ShallowRef<HTMLElement | null>>,
  close: () => void,
): { readonly walk: (event: KeyboardEvent) => void; readonly back: () => Promise<void> } {
  const steps = (): readonly HTMLElement[] => [...(root.value?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
  const current = (): number => steps().findIndex((step) => step === document.activeElement)

  /** Closes what is open and gives the focus back to its line. */
  async function back(): Promise<void> {
    const line = root.value?.querySelector<HTMLElement>('[data-step][aria-current="true"]')
    close()
    await nextTick()
    line?.focus()
  }

  function fold(open: boolean): boolean {
    const row = steps()[current()]?.closest('.row')
    const button = row?.querySelector<HTMLElement>('button[aria-expanded]')
    if (!button || button.getAttribute('aria-expanded') === String(open)) return false
    button.click()
    return true
  }

  function walk(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const at = current()
    const last = steps().length - 1
    const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }
    if (event.key === 'Escape') {
      event.preventDefault()
      void back()
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (fold(event.key === 'ArrowRight')) event.preventDefault()
    } else if (Object.hasOwn(to, event.key)) {
      event.preventDefault()
      steps()[Math.min(last, Math.max(0, to[event.key] ?? 0))]?.focus()
    }
  }
  return { walk, back }
}
