import { nextTick, onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue'
import { useMedia } from '@/stores/media'

/** The menu as a sheet over a narrow page: it takes the focus, Escape closes it, and what opened it has the focus again. */
export function useSheet(enter: () => void): {
  readonly narrow: { readonly value: boolean }
  readonly isOpen: Readonly<ShallowRef<boolean>>
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  /** Closes for another page, which takes the focus. */
  readonly leave: () => void
} {
  const narrow = useMedia('(max-width: 899px)')
  const isOpen = shallowRef(false)
  let opener: HTMLElement | null = null

  async function open(): Promise<void> {
    opener = document.activeElement instanceof HTMLElement ? document.activeElement : null
    isOpen.value = true
    await nextTick()
    enter()
  }
  async function close(): Promise<void> {
    if (!isOpen.value) return
    isOpen.value = false
    await nextTick()
    opener?.focus()
  }
  function leave(): void {
    isOpen.value = false
  }

  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') void close()
  }
  onMounted(() => document.addEventListener('keydown', pressed))
  onBeforeUnmount(() => document.removeEventListener('keydown', pressed))
  watch(
    () => narrow.value,
    (now) => {
      if (!now) isOpen.value = false
    },
  )
  return { narrow, isOpen, open, close, leave }
}
