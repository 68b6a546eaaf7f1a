import { endpointId, instanceId, serviceId, type ServiceKey } from '@/protocol/ids'
import type { Entity } from '@/scope/entity'
import type { AlarmData, AlarmRule } from '../data'

/** Whom an alarm is about. */
export interface About {
  readonly scope: AlarmData['scope']
  readonly service: ServiceKey
  /** The called service of a relation. */
  readonly dest: ServiceKey | null
  /** The instance or the endpoint. */
  readonly part: string
  readonly layers: readonly string[]
}

/** One row of the alarm list with all that the newest version tells. */
export interface AlarmRow {
  /** Epoch ms. */
  readonly at: number
  /** Epoch ms, which may lie ahead; `null` for a row that another one follows. */
  readonly recoveredAt: number | null
  readonly rule: AlarmRule
  readonly about: About
  readonly name: string
  readonly message: string
  readonly tags: AlarmData['tags']
}

export const minuteOf = ({ at }: Pick<AlarmRow, 'at'>): number => Math.floor(at / 60_000)

/** OAP's two ids of the entity; the second is '' but for a relation. */
export function idsOf({ scope, service, dest, part }: About): readonly [id0: string, id1: string] {
  if (scope === 'ServiceInstance') return [instanceId({ service, name: part }), '']
  if (scope === 'Endpoint') return [endpointId({ service, name: part }), '']
  return [serviceId(service), dest === null ? '' : serviceId(dest)]
}

/** The same as MQE asks for it. */
export function entityOf({ scope, service, dest, part }: About): Entity {
  const own = { serviceName: service.name, normal: service.normal }
  if (scope === 'ServiceInstance') return { ...own, serviceInstanceName: part }
  if (scope === 'Endpoint') return { ...own, endpointName: part }
  return dest === null ? own : { ...own, destServiceName: dest.name, destNormal: dest.normal }
}
