import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { aboutOf } from '@/dashboard/about'
import { toDuration } from '@/protocol/duration'
import { parseServiceId } from '@/protocol/ids'
import { findEndpoint } from '@/protocol/metadata/endpoints'
import { listInstances } from '@/protocol/metadata/instances'
import { listProcesses, type Process } from '@/protocol/metadata/processes'
import { layerTopology } from '@/protocol/topology/services'
import { instanceTopology, endpointDependencies } from '@/protocol/topology/parts'
import { useServices } from '@/query/services'
import { useOperation } from '@/query/use-operation'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Page } from '@/stores/page'

/** One thing of a list that decides what a preview is of. */
export interface Pick {
  readonly of: 'service' | 'instance' | 'endpoint' | 'process' | 'call'
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly chosen: string
}

export interface PreviewOf {
  readonly picks: ComputedRef<readonly Pick[]>
  /** `null`: not known yet, or there is none. */
  readonly entity: ComputedRef<Entity | null>
  /** OAP has told, and there is nothing of this kind. */
  readonly none: ComputedRef<boolean>
  choose(of: Pick['of'], id: string): void
}

/** Enough to choose from in a preview. */
const MOST = 200

/** What a dashboard of this layer and kind is drawn for: the first there is, until another one is chosen. */
export function usePreviewOf(layer: () => string, kind: () => EntityKind, page: () => Page): PreviewOf {
  const wished = shallowRef<ReadonlyMap<Pick['of'], string>>(new Map())
  watch([layer, kind], () => (wished.value = new Map()))
  const duration = computed(() => (page().ready ? toDuration(page().window) : null))
  const is = (...kinds: readonly EntityKind[]): boolean => kinds.includes(kind())
  const among = (of: Pick['of'], ids: readonly string[]): string => {
    const wish = wished.value.get(of)
    return wish !== undefined && ids.includes(wish) ? wish : (ids[0] ?? '')
  }
  const pickOf = (of: Pick['of'], all: readonly { readonly id: string; readonly text: string }[]): Pick => {
    const options = all.slice(0, MOST)
    return {
      of,
      options,
      chosen: among(
        of,
        options.map(({ id }) => id),
      ),
    }
  }

  const services = useServices(() => layer())
  const ofService = computed(() =>
    is('Service', 'ServiceInstance', 'Endpoint', 'Process', 'EndpointRelation', 'ProcessRelation'),
  )
  const service = computed(() =>
    ofService.value && services.data.value
      ? pickOf(
          'service',
          services.data.value.map(({ id, shortName }) => ({ id, text: shortName })),
        )
      : null,
  )
  const serviceId = computed(() => service.value?.chosen || null)

  const calls = useOperation(layerTopology, () =>
    is('ServiceRelation', 'ServiceInstanceRelation') && duration.value
      ? { layer: layer(), duration: duration.value }
      : null,
  )
  const call = computed(() => {
    const found = calls.data.value
    if (!found || !is('ServiceRelation', 'ServiceInstanceRelation')) return null
    const names = new Map(found.nodes.map(({ id, name }) => [id, name]))
    const real = found.calls.filter(({ source, target }) => names.has(source) && names.has(target))
    return pickOf(
      'call',
      real.map(({ id, source, target }) => ({ id, text: `${names.get(source)} → ${names.get(target)}` })),
    )
  })
  const ends = computed(() => calls.data.value?.calls.find(({ id }) => id === call.value?.chosen) ?? null)

  const instances = useOperation(listInstances, () =>
    is('ServiceInstance', 'Process', 'ProcessRelation') && serviceId.value && duration.value
      ? { serviceId: serviceId.value, duration: duration.value }
      : null,
  )
  const endpoints = useOperation(findEndpoint, () =>
    is('Endpoint', 'EndpointRelation') && serviceId.value
      ? { serviceId: serviceId.value, keyword: '', limit: 100 }
      : null,
  )
  const part = computed(() => {
    const asked = is('Endpoint', 'EndpointRelation')
      ? endpoints
      : is('ServiceInstance', 'Process', 'ProcessRelation')
        ? instances
        : null
    const found = asked?.data.value
    return found
      ? pickOf(
          asked === endpoints ? 'endpoint' : 'instance',
          found.map(({ id, name }) => ({ id, text: name })),
        )
      : null
  })
  const partId = computed(() => part.value?.chosen || null)

  const processes = useOperation(listProcesses, () =>
    is('Process', 'ProcessRelation') && partId.value && duration.value
      ? { instanceId: partId.value, duration: duration.value }
      : null,
  )
  const process = computed(() =>
    is('Process') && processes.data.value
      ? pickOf(
          'process',
          processes.data.value.map(({ id, name }) => ({ id, text: name })),
        )
      : null,
  )
  const instanceCalls = useOperation(instanceTopology, () =>
    is('ServiceInstanceRelation') && ends.value && duration.value
      ? { clientServiceId: ends.value.source, serverServiceId: ends.value.target, duration: duration.value }
      : null,
  )
  const endpointCalls = useOperation(endpointDependencies, () =>
    is('EndpointRelation') && partId.value && duration.value
      ? { endpointId: partId.value, duration: duration.value }
      : null,
  )

  const entity = computed(() => found())
  function found(): Entity | null {
    switch (kind()) {
      case 'All':
        return {}
      case 'Service':
        return entityOf('service', serviceId.value)
      case 'ServiceInstance':
        return entityOf('instance', partId.value)
      case 'Endpoint':
        return entityOf('endpoint', partId.value)
      case 'ServiceRelation':
        return entityOf('relation', call.value?.chosen || null)
      case 'ServiceInstanceRelation':
        return entityOf('relation', instanceCalls.data.value?.calls[0]?.id ?? null)
      case 'EndpointRelation':
        return entityOf('relation', endpointCalls.data.value?.calls[0]?.id ?? null)
      case 'Process':
        return processEntity(processes.data.value?.find(({ id }) => id === process.value?.chosen))
      case 'ProcessRelation': {
        const [source, dest] = processes.data.value ?? []
        return source && dest ? { ...processEntity(source), ...asDest(processEntity(dest)) } : null
      }
    }
  }
  return {
    picks: computed(() => [service.value, call.value, part.value, process.value].filter((one) => one !== null)),
    entity,
    none: computed(() => entity.value === null && isAnswered()),
    choose: (of, id) => (wished.value = new Map([...wished.value, [of, id]])),
  }

  /** Every list that was asked has come. */
  function isAnswered(): boolean {
    const last = {
      All: services,
      Service: services,
      ServiceInstance: instances,
      Endpoint: endpoints,
      Process: processes,
      ServiceRelation: calls,
      ServiceInstanceRelation: instanceCalls,
      EndpointRelation: endpointCalls,
      ProcessRelation: processes,
    }[kind()]
    const first = is('ServiceRelation', 'ServiceInstanceRelation') ? calls : services
    const isEmpty = (one: { readonly state: { readonly value: string } }): boolean => one.state.value === 'empty'
    if (call.value?.options.length === 0) return true
    return isEmpty(first) || isEmpty(last) || (part.value !== null && part.value.options.length === 0)
  }
}

const entityOf = (kind: 'service' | 'instance' | 'endpoint' | 'relation', id: string | null): Entity | null =>
  id === null ? null : (aboutOf({ kind, id })?.entity ?? null)

function processEntity(process: Process | undefined): Entity | null {
  const key = process && parseServiceId(process.serviceId)
  if (!process || !key) return null
  return {
    serviceName: key.name,
    normal: key.normal,
    serviceInstanceName: process.instanceName,
    processName: process.name,
  }
}

function asDest(entity: Entity | null): Entity {
  if (entity === null) return {}
  return {
    ...(entity.serviceName !== undefined && { destServiceName: entity.serviceName }),
    ...(entity.normal !== undefined && { destNormal: entity.normal }),
    ...(entity.serviceInstanceName !== undefined && { destServiceInstanceName: entity.serviceInstanceName }),
    ...(entity.processName !== undefined && { destProcessName: entity.processName }),
  }
}
