import { serviceId } from '@/protocol/ids'
import type { Service } from '@/protocol/metadata/services'
import type { Entity } from '@/scope/entity'

/** Whether what an address names is there. `unsure` while OAP has not told, or cannot tell. */
export type Presence =
  | {
      readonly kind:
        'here' | 'unsure' | 'bad-id' | 'unknown-layer' | 'empty-layer' | 'unknown-service' | 'unknown-process'
    }
  | { readonly kind: 'other-layer'; readonly layers: readonly string[] }

/**
 * Why a page about this entity cannot be: nobody lists its service, or only other layers do. A call may come from somebody, or
 * go to somebody, whom nobody lists (User, addresses outside): one known side is enough. `null`: nothing is missing.
 */
export function missingOf(entity: Entity, layer: string, all: readonly Service[]): Presence | null {
  const { serviceName, normal, destServiceName, destNormal } = entity
  const sides = [
    ...(serviceName === undefined || normal === undefined ? [] : [serviceId({ name: serviceName, normal })]),
    ...(destServiceName === undefined || destNormal === undefined
      ? []
      : [serviceId({ name: destServiceName, normal: destNormal })]),
  ]
  if (sides.length === 0) return null
  const found = all.filter(({ id }) => sides.includes(id))
  if (found.length === 0) return { kind: 'unknown-service' }
  if (found.some(({ layers }) => layers.includes(layer))) return null
  return { kind: 'other-layer', layers: [...new Set(found.flatMap(({ layers }) => layers))] }
}
