import { onScopeDispose, ref, type Ref } from 'vue'
import type { Router } from 'vue-router'
import { ownEntry, servedEntry } from '@/query/build'

/** Kept in the entry of the history, which outlives a reload even where storage is blocked. */
const MARK = 'aerieReloadedAt'
/** A page that was reloaded for its code does not do so again within this time, ms: two builds may be served in turns. */
const ONCE = 60_000

const state = (): Readonly<Record<string, unknown>> => (history.state as Record<string, unknown> | null) ?? {}

/** Read before the router writes the state anew. */
const reloadedAt = state()[MARK]
const mayReload = (): boolean => typeof reloadedAt !== 'number' || Math.abs(Date.now() - reloadedAt) > ONCE

export interface Build {
  /** The address whose page's code did not arrive. */
  readonly missing: Ref<string | null>
  /** Code of a widget did not arrive: the server has another build by now. */
  readonly replaced: Ref<boolean>
  /** The page anew, at that address or where it is. */
  reload(): void
}

/** What becomes of a tab whose build the server no longer has: one clean reload where the user goes anyway, else a word. */
export function useBuild(router: Router): Build {
  const missing = ref<string | null>(null)
  const replaced = ref(false)

  const isReplaced = async (): Promise<boolean> => {
    const served = await servedEntry()
    return served !== null && served !== ownEntry()
  }
  async function lost(): Promise<void> {
    if (!replaced.value && missing.value === null) replaced.value = await isReplaced()
  }
  const reload = (): void => window.location.assign(missing.value ?? window.location.href)

  const stop = [
    router.onError(async (_error, to) => {
      const href = router.resolve(to.fullPath).href
      if (mayReload() && (await isReplaced())) anew(href)
      else missing.value = href
    }),
    router.afterEach((_to, _from, failure) => {
      if (!failure) missing.value = null
    }),
  ]
  // Vite tells of every chunk that does not arrive; those of pages are told by the router too.
  const listen = (): void => void lost()
  window.addEventListener('vite:preloadError', listen)
  onScopeDispose(() => {
    for (const end of stop) end()
    window.removeEventListener('vite:preloadError', listen)
  })
  return { missing, replaced, reload }
}

function anew(href: string): void {
  const before = state()
  const marked = { ...before, [MARK]: Date.now() }
  const isHere = new URL(href, window.location.href).href === window.location.href
  if (isHere) history.replaceState(marked, '')
  else {
    const position = typeof before['position'] === 'number' ? before['position'] + 1 : 0
    history.pushState({ ...marked, position, back: before['current'] ?? null, forward: null, scroll: null }, '', href)
  }
  window.location.reload()
}
