import type { AttributeCondition, EngineOwner, EngineValue } from '@/mqe/source'
import { endpointId, instanceId, serviceId } from '@/protocol/ids'
import type { Entity } from '@/scope/entity'
import type { CatalogueEntry } from './data'
import type { Measured } from './measured'
import type { ServiceNode } from './nodes'
import type { Ranked } from './ranking'

export interface TopQuestion {
  readonly entry: CatalogueEntry
  readonly entity: Entity
  readonly limit: number
  readonly order: 'ASC' | 'DES'
  readonly attributes: readonly AttributeCondition[]
}

/** The first rows of a ranking, those that meet every condition. */
export function top(rows: readonly Ranked[], question: TopQuestion): readonly EngineValue[] {
  const { entry, entity, limit, order } = question
  const sign = order === 'ASC' ? 1 : -1
  return rows
    .filter(({ measured }) => question.attributes.every((one) => holds(entry, measured, one)))
    .sort((a, b) => sign * (a.value - b.value))
    .slice(0, limit)
    .map(({ measured, value }) => ({ ...row(entry, entity, measured), value }))
}

/** `attr0` is the layer of metrics that have attribute columns; the others are never filled. */
const holds = (entry: CatalogueEntry, { node }: Measured, { name, equals, value }: AttributeCondition): boolean =>
  entry.attributes === true && name === 'attr0' && (node.data.layers[0] === value) === equals

const NOBODY: EngineOwner = {
  scope: '',
  serviceID: null,
  serviceName: null,
  normal: null,
  serviceInstanceID: null,
  serviceInstanceName: null,
  endpointID: null,
  endpointName: null,
}

const ids = new WeakMap<ServiceNode, string>()

/** Rankings name the same thousands of services over and over. */
function idOf(node: ServiceNode): string {
  const known = ids.get(node)
  if (known !== undefined) return known
  const made = serviceId(node.data)
  ids.set(node, made)
  return made
}

/** Name and owner of a row; a relation and a process have neither (recorded of relations: every id is `Unknown`). */
function row({ scope }: CatalogueEntry, entity: Entity, { node, instance, endpoint, layer, processName }: Measured) {
  if (layer !== undefined || processName !== undefined) return { id: 'Unknown', owner: { ...NOBODY, scope } }
  const { name, normal } = node.data
  const service = { name, normal }
  const part = instance?.data.name ?? endpoint
  const id = part === undefined ? name : entity.serviceName ? part : `${name} - ${part}`
  return {
    id,
    owner: {
      ...NOBODY,
      scope,
      serviceID: idOf(node),
      serviceName: name,
      normal,
      ...(instance && {
        serviceInstanceID: instanceId({ service, name: instance.data.name }),
        serviceInstanceName: instance.data.name,
      }),
      ...(endpoint !== undefined && {
        endpointID: endpointId({ service, name: endpoint }),
        endpointName: endpoint,
      }),
    },
  }
}
