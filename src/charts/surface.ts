import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { createCanvas, type Canvas, type EChartsOption } from './echarts'
import type { Size } from './drawing'
import { enqueue } from './queue'

/** The one place where ECharts is made, fed, resized and thrown away; each of these is a job in the queue. */
export function useSurface(
  host: Readonly<Ref<HTMLElement | null>>,
  size: Readonly<Ref<Size>>,
  option: () => EChartsOption,
): { readonly drawn: Readonly<Ref<boolean>> } {
  const drawn = ref(false)
  let canvas: Canvas | null = null
  let cancel: (() => void) | null = null

  function draw(): void {
    cancel = null
    const element = host.value
    if (!element || size.value.width < 1 || size.value.height < 1) return
    canvas ??= createCanvas(element, size.value)
    canvas.draw(option(), size.value)
    drawn.value = true
  }

  function ask(): void {
    cancel ??= enqueue(draw)
  }

  onMounted(ask)
  watch([option, size], ask)
  onBeforeUnmount(() => {
    cancel?.()
    canvas?.dispose()
    canvas = null
  })
  return { drawn }
}

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
