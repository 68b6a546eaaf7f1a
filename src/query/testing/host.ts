import { vi } from 'vitest'
import { createApp, effectScope, nextTick, type App } from 'vue'
import { CONNECTION, makeConnection, type Connection } from '../connection'
import { Scripted } from './scripted'

/** A page without a page: its connection asks a server that the test plays. */
export interface Host {
  readonly oap: Scripted
  readonly page: Connection
  readonly app: App
  readonly end: () => void
}

/** Timers are the test's until `end`. */
export function makeHost(): Host {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 50) })
  const oap = new Scripted()
  const page = makeConnection(oap.transport, (path) => `http://oap.test/${path}`)
  const app = createApp({})
  app.provide(CONNECTION, page)
  const end = (): void => {
    page.server.stop()
    vi.useRealTimers()
  }
  return { oap, page, app, end }
}

/** Runs a composable as a component would; `leave` unmounts it. */
export function mountIn<T>(app: App, use: () => T): { readonly it: T; readonly leave: () => void } {
  const scope = effectScope()
  const it = app.runWithContext(() => scope.run(use))
  if (it === undefined) throw new Error('nothing was made')
  return { it, leave: () => scope.stop() }
}

export async function passes(ms = 0): Promise<void> {
  await nextTick()
  await vi.advanceTimersByTimeAsync(ms)
}
