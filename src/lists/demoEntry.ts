import type { Rank, Value } from '@/mqe/result'
import type { Entry } from './entry'

/** A service called `name`, which is its id too; `shop::orders` is of a group. */
export function entry(name: string, given: Partial<Entry> = {}): Entry {
  const [group = '', short] = name.split('::')
  return {
    id: name,
    name,
    group: short === undefined ? '' : group,
    short: short ?? name,
    entity: { serviceName: name, normal: true },
    badge: '',
    attributes: [],
    ...given,
  }
}

/** A row of a ranking about the service called `name`. */
export const rank = (name: string, value: Value = 1): Rank => ({
  name,
  value,
  owner: {
    scope: 'Service',
    serviceId: name,
    serviceName: name,
    normal: true,
    instanceId: null,
    instanceName: null,
    endpointId: null,
    endpointName: null,
  },
})
