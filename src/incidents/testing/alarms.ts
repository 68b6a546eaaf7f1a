import type { Alarm } from '@/protocol/alarm/alarm'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'

/** Minutes of 18 March 2026 as epoch ms: `18:20`. */
export const at = (clock: string): number => Date.parse(`2026-03-18T${clock.length === 5 ? `${clock}:00` : clock}Z`)

/** An alarm about `service` or `part@service`, with anything else as wanted. */
export function alarm(about: string, clock: string, more: Partial<Alarm> = {}): Alarm {
  const [part, owner] = about.includes('@') ? about.split('@') : ['', about]
  const service = { name: owner ?? '', normal: true }
  const scope = more.scope ?? (part === '' ? 'Service' : 'Endpoint')
  const key = { service, name: part ?? '' }
  const id = part === '' ? serviceId(service) : scope === 'Endpoint' ? endpointId(key) : instanceId(key)
  const message = more.message ?? `${about} is slow`
  const startTime = at(clock)
  const row = { id, scope, name: about.replace('@', ' in '), startTime, recoveryTime: null, tags: [], events: [] }
  return { key: `${startTime} ${id} ${message}`, message, snapshot: null, ...row, ...more }
}
