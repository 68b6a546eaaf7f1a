import { serviceId } from '@/protocol/ids'
import type { Entity } from '@/scope/entity'

/** The service whose parts a list is about: its id, and it alone as MQE takes it; `null` where the page has none. */
export function serviceIn({ serviceName, normal }: Entity): {
  readonly id: string
  readonly entity: { readonly serviceName: string; readonly normal: boolean }
} | null {
  if (serviceName === undefined || serviceName === '' || normal === undefined) return null
  return { id: serviceId({ name: serviceName, normal }), entity: { serviceName, normal } }
}
