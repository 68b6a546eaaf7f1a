import { onBeforeUnmount, onMounted } from 'vue'
import { traceIdIn } from '@/protocol/trace/traceId'
import { innermost, isTyping } from './useKeys'

/** The id of a trace that is pasted while nobody types: it is opened, wherever the reader is. */
export function usePastedTrace(open: (traceId: string) => void, enabled: () => boolean): void {
  function pasted(event: ClipboardEvent): void {
    if (event.defaultPrevented || !enabled() || isTyping(innermost(event))) return
    const id = traceIdIn(event.clipboardData?.getData('text/plain') ?? '')
    if (id === null) return
    event.preventDefault()
    open(id)
  }
  onMounted(() => document.addEventListener('paste', pasted))
  onBeforeUnmount(() => document.removeEventListener('paste', pasted))
}
