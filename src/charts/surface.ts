import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
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
