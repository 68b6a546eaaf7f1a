import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

const CHANNEL = 'aerie.edit'
/** ms between two questions whether the other tab is there still: one that crashes, or is ended with its process, says no farewell. */
const ASK_EVERY = 2_000
/** So many questions without an answer, and it is taken to be gone. */
const SILENT = 2

interface Word {
  readonly key: string
  readonly say: 'here' | 'too' | 'left'
}
const isWord = (value: unknown): value is Word =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'say' in value

/**
 * True while another tab of this browser has the same dashboard open. Who is there answers whoever asks: timers of a hidden
 * tab are held back, its messages are not. One that the browser has frozen is not heard until it is looked at again.
 */
export function useNeighbours(key: () => string): Readonly<ShallowRef<boolean>> {
  const others = shallowRef(false)
  if (typeof BroadcastChannel === 'undefined') return others
  const channel = new BroadcastChannel(CHANNEL)
  let unanswered = 0
  /** A page that goes away still hears; what it answered would be believed. */
  let gone = false
  const say = (word: Word['say'], of = key()): void => channel.postMessage({ key: of, say: word } satisfies Word)
  function ask(): void {
    if (unanswered >= SILENT) others.value = false
    unanswered++
    say('here')
  }
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (gone || !isWord(data) || data.key !== key()) return
    unanswered = 0
    if (data.say === 'here') say('too')
    others.value = data.say !== 'left'
    // A third one may be there still.
    if (data.say === 'left') ask()
  })
  const timer = setInterval(() => {
    if (others.value && !gone && !document.hidden) ask()
  }, ASK_EVERY)
  const leave = (): void => {
    gone = true
    say('left')
  }
  const seen = (): void => {
    if (!gone && !document.hidden) ask()
  }
  /** Back from the history, where it was kept as it stood. */
  const shown = (): void => {
    gone = false
    seen()
  }
  ask()
  // Saved as a new one, it is another dashboard.
  watch(key, (_, before) => {
    say('left', before)
    others.value = false
    ask()
  })
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', shown)
  document.addEventListener('visibilitychange', seen)
  onScopeDispose(() => {
    clearInterval(timer)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', shown)
    document.removeEventListener('visibilitychange', seen)
    leave()
    channel.close()
  })
  return others
}
