import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import type { Size } from './drawing'

/** The element's content box, px, whole; kept up to date. */
export function useSize(host: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<Size>> {
  const size = shallowRef<Size>({ width: 0, height: 0 })
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return
    const { width, height } = entry.contentRect
    const next = { width: Math.floor(width), height: Math.floor(height) }
    if (next.width !== size.value.width || next.height !== size.value.height) size.value = next
  })
  onMounted(() => host.value && observer.observe(host.value))
  onBeforeUnmount(() => observer.disconnect())
  return size
}
