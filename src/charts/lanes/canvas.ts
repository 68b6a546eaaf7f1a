import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import type { Size } from '../drawing'
import { enqueue } from '../queue'

/** A canvas of the size of its box, painted in a task of its own whenever `paint` changes. */
export function useCanvas(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  size: Readonly<Ref<Size>>,
  paint: () => (pen: CanvasRenderingContext2D) => void,
): { readonly drawn: Readonly<Ref<boolean>> } {
  const drawn = ref(false)
  const ratio = ref(window.devicePixelRatio || 1)
  let cancel: (() => void) | null = null

  function draw(): void {
    cancel = null
    const element = canvas.value
    const pen = element?.getContext('2d')
    const { width, height } = size.value
    if (!element || !pen || width < 1 || height < 1) return
    const [wide, high] = [Math.round(width * ratio.value), Math.round(height * ratio.value)]
    if (element.width !== wide) element.width = wide
    if (element.height !== high) element.height = high
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, wide, high)
    pen.setTransform(ratio.value, 0, 0, ratio.value, 0, 0)
    paint()(pen)
    drawn.value = true
  }
  const ask = (): void => void (cancel ??= enqueue(draw))
  const onResize = (): void => void (ratio.value = window.devicePixelRatio || 1)

  onMounted(() => {
    window.addEventListener('resize', onResize)
    ask()
  })
  watch([paint, size, ratio], ask)
  onBeforeUnmount(() => {
    cancel?.()
    window.removeEventListener('resize', onResize)
    // Else it keeps its pixels until it is collected.
    if (canvas.value) canvas.value.width = canvas.value.height = 0
  })
  return { drawn }
}
