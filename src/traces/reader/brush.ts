import { shallowRef, type Ref } from 'vue'

type Share = readonly [from: number, to: number]

/** A smaller drag was a click, px. */
const LEAST = 4

/**
 * Dragging over an element marks a stretch of it, in shares of its width between the two insets; released, that is told. The
 * pointer is captured, so the drag may leave the element; Escape forgets it.
 */
export function useBrush(
  insets: readonly [left: number, right: number],
  done: (share: Share) => void,
): { readonly drag: Readonly<Ref<Share | null>>; readonly start: (event: PointerEvent) => void } {
  const drag = shallowRef<Share | null>(null)

  function start(event: PointerEvent): void {
    const { currentTarget: element } = event
    if (!(element instanceof HTMLElement) || event.button !== 0) return
    const box = element.getBoundingClientRect()
    const width = box.width - insets[0] - insets[1]
    if (width <= 0) return
    const shareAt = (x: number): number => Math.min(1, Math.max(0, (x - box.left - insets[0]) / width))
    const first = event.clientX
    const from = shareAt(first)
    const listening = new AbortController()
    const { signal } = listening
    const end = (): void => {
      drag.value = null
      listening.abort()
    }
    element.setPointerCapture(event.pointerId)
    const move = ({ clientX }: PointerEvent): void => {
      const to = shareAt(clientX)
      drag.value = Math.abs(clientX - first) < LEAST ? null : from < to ? [from, to] : [to, from]
    }
    const release = (): void => {
      const share = drag.value
      end()
      if (share) done(share)
    }
    element.addEventListener('pointermove', move, { signal })
    element.addEventListener('pointerup', release, { signal })
    element.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal, capture: true })
  }
  return { drag, start }
}
