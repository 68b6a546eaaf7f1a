import type { Router } from 'vue-router'
import { readAddress, writeAddress } from '@/scope/address'
import { isFramed, presentedAs } from '@/scope/frame'

/**
 * Whatever leads to another page (a link, a push, a redirect), it is presented as this one is. Back and Forward show what
 * the history holds, and a change of this page's own state may take a key away.
 */
export function keepPresentation(router: Router): void {
  let popped = false
  router.options.history.listen(() => void (popped = true))
  router.beforeEach((to, from) => {
    if (popped || from.matched.length === 0 || to.path === from.path) return true
    const next = readAddress(to.fullPath)
    const state = presentedAs(readAddress(from.fullPath).state, next.state)
    return state === next.state ? true : writeAddress({ ...next, state })
  })
  router.afterEach(() => void (popped = false))
}

/** Links to other places open a tab of their own: most of them refuse to be framed, and a portal would be gone. */
export function openLeavingLinks(document: Document, isInFrame: () => boolean): void {
  document.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || !isInFrame() || !leaves(link)) return
      link.target = '_blank'
      link.rel = 'noopener noreferrer'
    },
    { capture: true },
  )
}

const leaves = ({ protocol, origin }: HTMLAnchorElement): boolean =>
  (protocol === 'http:' || protocol === 'https:') && origin !== window.location.origin

/** For who has only the router at hand. */
export const routerInFrame = (router: Router): boolean =>
  isFramed(readAddress(router.currentRoute.value.fullPath).state)
