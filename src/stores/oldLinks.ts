import type { RouteLocation, Router } from 'vue-router'

/** Routes of no page of ours: addresses of other UIs are among them. */
const UNKNOWN: ReadonlySet<unknown> = new Set(['old', 'notFound'])

export const isUnknown = ({ name }: Pick<RouteLocation, 'name'>): boolean => UNKNOWN.has(name)

/** Addresses of Booster UI, in portals and tickets, lead to the same here before anything is asked for them. */
export function leadOn(router: Router): void {
  router.beforeEach(async (to) => {
    if (!isUnknown(to)) return true
    const { addressOf, readOldLink } = await import('@/scope/old/link')
    const { fullPath } = to
    const [path = '', query = ''] = fullPath.split(/[?#]/)
    const link = readOldLink(path)
    return link?.at === 'page' ? addressOf(link, fullPath.includes('?') ? query : '') : true
  })
}
