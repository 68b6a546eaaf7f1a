import { computed, onBeforeUnmount, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Readout } from '@/widgets/contract'

/** Of the head that a title keeps where it needs it. */
const TITLE = 0.6
/** Kept free beside the read-out for the button that comes on hover, px. */
const BUTTON = 26
const GAP = 6

/** The first of the forms, from the longest on, that is at most `room` px wide; the last one where none is. */
export function formFor(forms: readonly string[], room: number, widthOf: (text: string) => number): string {
  return forms.find((form) => widthOf(form) <= room) ?? forms.at(-1) ?? ''
}

/** What the read-out of a head says at the head's width: the title keeps three fifths, the note what it needs. */
export function useShortened(head: Ref<HTMLElement | null>, readout: () => Readout | null): ComputedRef<string> {
  const room = ref(Infinity)
  const font = ref('')
  const look = (): void => {
    const element = head.value
    if (!element || element.clientWidth === 0) return
    const style = getComputedStyle(element)
    font.value = style.font
    const whole = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const beside = [...element.querySelectorAll<HTMLElement>(':scope > :not(.end)')].map((part) =>
      part.tagName === 'H3' ? Math.min(part.scrollWidth, TITLE * whole) : part.scrollWidth,
    )
    room.value = whole - BUTTON - beside.reduce((sum, width) => sum + width + GAP, 0)
  }
  const observer = new ResizeObserver(look)
  // Most heads have nothing that could be said in fewer words.
  watch([head, () => readout()?.shorter !== undefined, () => readout()?.breach], ([element, has]) => {
    observer.disconnect()
    if (element && has) observer.observe(element)
  })
  onBeforeUnmount(() => observer.disconnect())
  return computed(() => {
    const { text = '', shorter = [] } = readout() ?? {}
    return shorter.length === 0 ? text : formFor([text, ...shorter], room.value, (form) => widthIn(font.value, form))
  })
}

let pen: CanvasRenderingContext2D | null | undefined

/** 0 in a document that does not draw. */
function widthIn(font: string, text: string): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return 0
  pen.font = font
  return pen.measureText(text).width
}
