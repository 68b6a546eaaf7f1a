/** A request that `public/early.js` sent before the page's own code had come; times on the page's steady clock, ms. */
interface Early {
  readonly url: string
  readonly body: string
  readonly sent: number
  /** NaN until the head of the answer came. */
  readonly received: number
  readonly response: Promise<Response>
  readonly abort: () => void
}

/** When a request left and when its answer came, on the page's steady clock, ms. */
export interface Travel {
  readonly sent: number
  readonly received: number
}

declare global {
  interface Window {
    aerieEarly?: Early[]
  }
}

/** The answer to such a request, once: whoever asks the same again sends it. */
export function takeEarly(url: string, body: string | null, signal: AbortSignal): Promise<Response> | null {
  const list = globalThis.window?.aerieEarly ?? []
  const index = list.findIndex((one) => one.url === url && one.body === body)
  const [taken] = index < 0 ? [] : list.splice(index, 1)
  if (!taken) return null
  if (signal.aborted) taken.abort()
  else signal.addEventListener('abort', taken.abort, { once: true })
  travelled = taken
  return taken.response
}

let travelled: Early | null = null

/** How long the answer that was taken for this document was under way; told once. */
export function earlyTravel(document: string): Travel | null {
  const found = travelled?.body.startsWith(`{"query":${JSON.stringify(document)}`) === true ? travelled : null
  if (found) travelled = null
  return found && !Number.isNaN(found.received) ? found : null
}
