import { computed, ref, type ComputedRef, type Ref } from 'vue'

const STEP = 16

export interface Pane {
  readonly width: ComputedRef<number>
  readonly least: number
  readonly most: ComputedRef<number>
  readonly grab: (event: PointerEvent) => void
  readonly press: (event: KeyboardEvent) => void
}

/** The width of what stands left of a grip, by the mouse and by arrow keys; `room` is what both sides share. */
export function usePane(
  kept: { readonly width: Readonly<Ref<number | null>>; readonly remember: (width: number) => void },
  { usual, least, rest }: { readonly usual: number; readonly least: number; readonly rest: number },
  room: () => number,
): Pane {
  const dragged = ref<number | null>(null)
  const most = computed(() => Math.max(least, room() - rest))
  const clamp = (width: number): number => Math.round(Math.max(least, Math.min(most.value, width)))
  const width = computed(() => clamp(dragged.value ?? kept.width.value ?? usual))

  function grab(event: PointerEvent): void {
    const { currentTarget: grip } = event
    if (!(grip instanceof HTMLElement) || event.button !== 0) return
    const start = width.value - event.clientX
    const listening = new AbortController()
    const { signal } = listening
    grip.setPointerCapture(event.pointerId)
    grip.addEventListener('pointermove', ({ clientX }) => (dragged.value = start + clientX), { signal })
    for (const end of ['pointerup', 'pointercancel'] as const)
      grip.addEventListener(
        end,
        () => {
          listening.abort()
          if (dragged.value !== null) kept.remember(width.value)
          dragged.value = null
        },
        { signal },
      )
  }
  function press(event: KeyboardEvent): void {
    const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
    if (by === 0) return
    event.preventDefault()
    kept.remember(clamp(width.value + by))
  }
  return { width, least, most, grab, press }
}
