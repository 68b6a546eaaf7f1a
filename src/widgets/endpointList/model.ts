import { endpointEntry, type Entry } from '@/lists/entry'
import type { Ranking } from '@/lists/ranking'
import { endpointId } from '@/protocol/ids'
import type { Endpoint } from '@/protocol/metadata/endpoints'

/** Asked for besides those that reported; one more tells that there are more. */
export const MOST_FOUND = 100

interface Service {
  readonly serviceName: string
  readonly normal: boolean
}
export interface Endpoints {
  readonly entries: readonly Entry[]
  /** There are more than these. */
  readonly cut: boolean
}

/**
 * Who is in the ranking reported: none of them is lost in a service of thousands, whatever OAP's search lists first. Both
 * are narrowed by what is typed, also before OAP has searched for it; OAP's own search minds capitals on some storages.
 */
export function endpointsOf(
  found: readonly Endpoint[] | null,
  ranking: Ranking | null,
  service: Service,
  typed: string,
): Endpoints {
  const part = typed.toLowerCase()
  const fits = ({ name }: Endpoint): boolean => name.toLowerCase().includes(part)
  const ranked = (ranking?.rows ?? []).map(({ name, owner }): Endpoint => {
    const own = owner?.endpointName ?? name
    const { serviceName, normal } = service
    return { id: owner?.endpointId ?? endpointId({ service: { name: serviceName, normal }, name: own }), name: own }
  })
  const known = new Set(ranked.map(({ id }) => id))
  const others = (found ?? []).slice(0, MOST_FOUND).filter(({ id }) => !known.has(id))
  return {
    entries: [...ranked, ...others].filter(fits).map((endpoint) => endpointEntry(endpoint, service)),
    cut: (found?.length ?? 0) > MOST_FOUND || ranking?.isCut === true,
  }
}
