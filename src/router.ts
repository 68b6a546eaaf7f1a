import { createRouter, createWebHistory, type RouteLocation, type RouteRecordRaw, type Router } from 'vue-router'
import { keepPresentation, openLeavingLinks, routerInFrame } from '@/stores/frame'
import { isUnknown, leadOn } from '@/stores/oldLinks'

declare module 'vue-router' {
  interface RouteMeta {
    /** Fetches what the page will need besides its code, as soon as its address is known. */
    readonly ahead?: (to: RouteLocation) => void
  }
}

const pages = import.meta.glob<readonly RouteRecordRaw[]>('./views/*/route.ts', { eager: true, import: 'default' })

/** `base` is the path the page is served under, `/` or `/prefix/`. Every folder of `views/` with a `route.ts` is a page. */
export function makeRouter(base: string): Router {
  const router = createRouter({
    history: createWebHistory(base),
    routes: Object.values(pages).flat(),
    strict: false,
    sensitive: true,
  })
  leadOn(router)
  keepPresentation(router)
  openLeavingLinks(document, () => routerInFrame(router))
  return router
}

/** Fetches the code of the page that the address bar names. Failures are the outlet's, which asks for the same again. */
export function loadPage(router: Router): void {
  const to = router.resolve(router.options.history.location)
  if (isUnknown(to)) return
  to.meta.ahead?.(to)
  for (const { components } of to.matched)
    for (const page of Object.values(components ?? {})) if (typeof page === 'function') load(page as () => unknown)
}

const load = (page: () => unknown): void => void Promise.resolve(page()).catch(() => {})
