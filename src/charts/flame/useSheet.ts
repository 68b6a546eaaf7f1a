import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Size } from '../drawing'
import { useTokens } from '../tokens'
import { flameLook, type FlameLook } from './look'
import { paintFlame, type FlamePicture } from './painter'
import { wholeHeight } from './place'

/** Drawn above and below what is in sight, shares of it: scrolling shows what is there before anything is drawn. */
const SPARE = 0.5

/** Part of the picture that is on the canvas, px. */
interface Sheet {
  readonly top: number
  readonly height: number
}

/** The part that a canvas holds while its box is scrolled there. */
export function sheetAt(scrolled: number, box: number, whole: number): Sheet {
  const top = Math.max(0, Math.floor(scrolled - box * SPARE))
  return { top, height: Math.min(whole, Math.ceil(scrolled + box * (1 + SPARE))) - top }
}

const isEnough = ({ top, height }: Sheet, scrolled: number, box: number, whole: number): boolean =>
  top <= Math.max(0, scrolled) && top + height >= Math.min(whole, scrolled + box)

/**
 * A canvas that lies on a tall sheet within a scroller. It is drawn in the frame after something changed, or was scrolled to
 * where nothing is yet.
 */
export function useSheet(
  host: Readonly<Ref<HTMLElement | null>>,
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  picture: ComputedRef<FlamePicture>,
  box: Readonly<Ref<Size>>,
) {
  const tokens = useTokens()
  const ratio = ref(window.devicePixelRatio || 1)
  /** px between the root's end of the sheet and what is in sight. A box of another size leaves it as it is: that end is where its scrolling begins. */
  const away = ref(0)
  const drawn = ref(false)
  const sheet = shallowRef<Sheet>({ top: 0, height: 0 })
  const whole = computed(() => wholeHeight(picture.value.view, box.value))
  /** px of that picture above what is in sight, in a box of that size. */
  const scrolledIn = (view: FlamePicture['view'], size: Size): number =>
    view.isUp ? Math.max(0, wholeHeight(view, size) - size.height - away.value) : away.value
  const scrolled = computed(() => scrolledIn(picture.value.view, box.value))
  const colours = computed(() => picture.value.colours)
  let look: FlameLook | null = null
  let frame = 0

  function draw(): void {
    frame = 0
    const element = canvas.value
    const pen = element?.getContext('2d')
    const { width, height } = box.value
    if (!element || !pen || width < 1 || height < 1) return
    const measure = look ? null : document.createElement('canvas').getContext('2d')
    if (measure) look = flameLook(tokens.value, colours.value, measure)
    if (!look) return
    const next = sheetAt(scrolled.value, height, whole.value)
    const [wide, high] = [Math.round(width * ratio.value), Math.round(next.height * ratio.value)]
    if (element.width !== wide) element.width = wide
    if (element.height !== high) element.height = high
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, wide, high)
    pen.setTransform(ratio.value, 0, 0, ratio.value, 0, -next.top * ratio.value)
    paintFlame(pen, picture.value, look, next.top, next.top + next.height)
    sheet.value = next
    drawn.value = true
  }
  function ask(): void {
    if (frame) return
    frame = requestAnimationFrame(draw)
  }
  function onScroll(): void {
    away.value = Math.abs(host.value?.scrollTop ?? 0)
    keepUp()
  }
  function keepUp(): void {
    if (!isEnough(sheet.value, scrolled.value, box.value.height, whole.value)) ask()
  }
  const onResize = (): void => void (ratio.value = window.devicePixelRatio || 1)

  onMounted(() => {
    host.value?.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onResize)
    ask()
  })
  watch([tokens, colours], () => (look = null), { flush: 'sync' })
  watch([picture, box, ratio, tokens], ask)
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    host.value?.removeEventListener('scroll', onScroll)
    window.removeEventListener('resize', onResize)
    // Else it keeps its pixels until it is collected.
    if (canvas.value) canvas.value.width = canvas.value.height = 0
  })

  return {
    drawn,
    sheet,
    whole,
    scrolled,
    scrolledIn,
    /** Costs nothing where it is there already; what it is set to is not read back, which would lay out the page. */
    scrollTo(y: number): void {
      const { isUp } = picture.value.view
      const most = whole.value - box.value.height
      const to = Math.max(0, Math.min(y, most))
      const next = Math.round(isUp ? most - to : to)
      const element = host.value
      if (!element || next === away.value) return
      away.value = next
      element.scrollTop = isUp ? -next : next
      keepUp()
    },
  }
}
