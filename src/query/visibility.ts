import { withdrawn } from './failure'

/** A hidden tab asks nothing. */
export const isHidden = (): boolean => typeof document !== 'undefined' && document.visibilityState === 'hidden'

/** Calls back each time the tab comes back on screen; answers how to stop that. */
export function onVisible(call: () => void): () => void {
  if (typeof document === 'undefined') return () => {}
  const listener = (): void => {
    if (!isHidden()) call()
  }
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** Calls back when the browser has a network again. */
export function onOnline(call: () => void): void {
  if (typeof window !== 'undefined') window.addEventListener('online', call)
}

/** Resolves at once on a visible tab, else when it comes back; rejects when `signal` is aborted. */
export function untilVisible(signal: AbortSignal): Promise<void> {
  if (!isHidden()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const done = onVisible(() => {
      done()
      resolve()
    })
    signal.addEventListener('abort', () => {
      done()
      reject(withdrawn())
    })
  })
}
