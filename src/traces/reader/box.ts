import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'

/** The width of an element, px, whole; kept up to date. */
export function useWidth(host: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = shallowRef(0)
  const look = (): void => {
    const next = host.value?.clientWidth ?? 0
    if (next > 0) width.value = next
  }
  const observer = new ResizeObserver(look)
  onMounted(() => {
    look()
    if (host.value) observer.observe(host.value)
  })
  onBeforeUnmount(() => observer.disconnect())
  return width
}
