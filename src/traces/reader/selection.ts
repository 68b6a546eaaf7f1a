import { computed, onBeforeUnmount, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { PanelAddress } from '@/components/panelAddress'
import type { PanelChange } from '@/scope/panel'
import { findPlace, type Trace } from '@/geometry/trace/model'
import { placeKey, spanKey } from '@/geometry/trace/span'
import type { WireSpan } from '@/protocol/trace/span'

export interface Selection {
  /** The span whose panel is open. */
  readonly at: Readonly<Ref<number | null>>
  /** The address names a span that the trace does not have. */
  readonly isLost: ComputedRef<boolean>
  /** `along`: what else changes in the address; two changes at once would undo each other. */
  readonly select: (at: number | null, along?: PanelChange) => void
}

/** Browsers take only so many changes of the address a second, and a held arrow key makes more. */
const QUIET = 200

/** A span without a place of its own in the trace is named by those that miss it. */
export function keyOf(trace: Trace<WireSpan>, at: number): string {
  const span = trace.spans[at]
  return span ? spanKey(span) : placeKey('', at)
}

/** Opening and closing are steps in the history, walking from span to span is not. */
export function useSelection(trace: () => Trace<WireSpan>, address: PanelAddress): Selection {
  const at = shallowRef<number | null>(null)
  let sent: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const asked = computed(() => address.state.value.sel)
  watch(
    [asked, trace],
    ([key, current], [, before]) => {
      const isEcho = key !== undefined && key === sent && current === before
      if (isEcho) return
      sent = key
      at.value = key === undefined ? null : placeOf(current, key)
    },
    { immediate: true },
  )

  function flush(): void {
    timer = undefined
    if (at.value === null) return
    sent = keyOf(trace(), at.value)
    address.settle({ sel: sent })
  }

  function select(next: number | null, along?: PanelChange): void {
    if (next === at.value) {
      if (along) address.settle(along)
      return
    }
    const isStep = next === null || at.value === null
    at.value = next
    clearTimeout(timer)
    timer = undefined
    if (!isStep && !along) {
      timer = setTimeout(flush, QUIET)
      return
    }
    sent = next === null ? undefined : keyOf(trace(), next)
    const what = { ...along, sel: sent }
    if (isStep) address.change(what)
    else address.settle(what)
  }

  onBeforeUnmount(() => clearTimeout(timer))
  return { at, isLost: computed(() => asked.value !== undefined && placeOf(trace(), asked.value) === null), select }
}

function placeOf(trace: Trace<WireSpan>, key: string): number | null {
  const found = findPlace(trace, key)
  if (found !== null) return found
  const [, digits] = /^(\d+)~$/.exec(key) ?? []
  const at = digits === undefined ? -1 : Number(digits)
  return at >= 0 && at < trace.count && trace.spans[at] === null ? at : null
}
