import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { useTokens } from '../tokens'
import { lookOf, type Look } from './look'
import { stageOn, surfaceOf, type Shot } from './stage'

/** The last sharp picture of a large map is waited for while the scale still changes, ms. */
const REST = 120

/** Draws a shot on the canvas in the next frame whenever it changed, and nothing while it did not. */
export function useStage(
  element: Readonly<Ref<HTMLCanvasElement | null>>,
  shotOf: (look: Look, ratio: number) => Shot | null,
  /** The scale is being changed by hand. */
  isHasty: () => boolean,
) {
  const tokens = useTokens()
  const look = shallowRef<Look | null>(null)
  const ratio = ref(window.devicePixelRatio || 1)
  const drawn = ref(false)
  let stage: ReturnType<typeof stageOn> | null = null
  let frame = 0
  let rest: ReturnType<typeof setTimeout> | undefined

  function draw(isSharp: boolean): void {
    frame = 0
    const shot = look.value && shotOf(look.value, ratio.value)
    if (!shot || !stage || shot.extent.width < 1 || shot.extent.height < 1) return
    clearTimeout(rest)
    if (stage.show(shot, !isSharp && isHasty())) rest = setTimeout(() => ask(true), REST)
    drawn.value = true
  }

  function ask(isSharp = false): void {
    if (frame) cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => draw(isSharp))
  }

  const onResize = (): void => void (ratio.value = window.devicePixelRatio || 1)

  onMounted(() => {
    const front = element.value && surfaceOf(element.value)
    if (!front) return
    stage = stageOn(front, () => surfaceOf(document.createElement('canvas')))
    look.value = lookOf(tokens.value, front.pen)
    window.addEventListener('resize', onResize)
  })
  watch(tokens, (now) => {
    const front = element.value && surfaceOf(element.value)
    if (front) look.value = lookOf(now, front.pen)
  })
  watch(
    () => look.value && shotOf(look.value, ratio.value),
    () => ask(),
  )
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    clearTimeout(rest)
    window.removeEventListener('resize', onResize)
    stage?.dispose()
    stage = null
  })
  return { look, drawn }
}
