import { parseEndpointId, parseInstanceId, parseServiceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Place, Subject } from '@/scope/place'

/** What an address says of its entity by itself: ids hold the names. */
export interface Named {
  readonly service: (ServiceKey & { readonly id: string }) | null
  /** Name of the instance or endpoint. */
  readonly part: string | null
}

/** `part` is null for a service, for a process (its id is a hash) and for an id that OAP would not have built. */
export function namedOf(of: Subject | null): Named {
  if (of?.kind === 'service') {
    const key = parseServiceId(of.id)
    return { service: key && { ...key, id: of.id }, part: null }
  }
  if (of?.kind === 'instance' || of?.kind === 'endpoint') {
    const key = of.kind === 'instance' ? parseInstanceId(of.id) : parseEndpointId(of.id)
    return { service: key && { ...key.service, id: serviceId(key.service) }, part: key?.name ?? null }
  }
  return { service: null, part: null }
}

/** The dashboard's name stays when another entity of the same kind is chosen, else the page finds one. */
export function placeOf(here: Place, layer: string, of: Subject | null): Place {
  const same = here.at === 'layer' && here.layer === layer && (here.of?.kind ?? null) === (of?.kind ?? null)
  return { at: 'layer', layer, of, name: same ? here.name : null }
}
