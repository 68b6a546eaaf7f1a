import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

const CHANNEL = 'aerie.edit'
interface Word {
  readonly key: string
  readonly say: 'here' | 'too' | 'left'
}
const isWord = (value: unknown): value is Word =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'say' in value

/** True while another tab of this browser has the same dashboard open. */
export function useNeighbours(key: () => string): Readonly<ShallowRef<boolean>> {
  const others = shallowRef(false)
  if (typeof BroadcastChannel === 'undefined') return others
  const channel = new BroadcastChannel(CHANNEL)
  const say = (word: Word['say']): void => channel.postMessage({ key: key(), say: word } satisfies Word)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isWord(data) || data.key !== key()) return
    if (data.say === 'here') say('too')
    others.value = data.say !== 'left'
    // A third one may be there still.
    if (data.say === 'left') say('here')
  })
  say('here')
  const leave = (): void => say('left')
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave)
    leave()
    channel.close()
  })
  return others
}
