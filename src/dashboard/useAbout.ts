import { computed, type ComputedRef } from 'vue'
import { aboutOf, type About } from './about'
import type { Failure } from '@/mqe/result'
import { isProcessId, parseProcessRelationId, parseServiceId } from '@/protocol/ids'
import { getProcess, type Process } from '@/protocol/metadata/processes'
import { useOperation } from '@/query/use-operation'
import type { Entity } from '@/scope/entity'
import type { Subject } from '@/scope/place'

/** What the page is about. The id of a process is a hash: its names are OAP's to tell. */
export interface Named {
  /** `null`: the id is not one that OAP builds. Of a process without its names until they are known. */
  readonly about: About | null
  /** `absent`: OAP knows no such process. */
  readonly naming: 'known' | 'asking' | 'absent' | 'failed'
  readonly failure: Failure | null
  retry(): void
}

export function useAbout(of: () => Subject | null): ComputedRef<Named> {
  const ids = computed(() => processesOf(of()))
  const asked = (index: number) => {
    const id = ids.value[index]
    return id === undefined ? null : { processId: id }
  }
  const both = [useOperation(getProcess, () => asked(0)), useOperation(getProcess, () => asked(1))]

  return computed(() => {
    const about = aboutOf(of())
    const told = both.slice(0, ids.value.length)
    const failed = told.find(({ data, failure }) => data.value === null && failure.value !== null)
    const retry = (): void => told.forEach((one) => one.retry())
    const found = told.flatMap(({ data }) => data.value ?? [])
    const isAbsent = told.some(({ state }) => state.value === 'empty')
    if (about === null || found.length === ids.value.length)
      return {
        about: about && { ...about, entity: { ...about.entity, ...namesOf(found) } },
        naming: 'known',
        failure: null,
        retry,
      }
    const naming = isAbsent ? 'absent' : failed ? 'failed' : 'asking'
    return { about, naming, failure: failed?.failure.value ?? null, retry }
  })
}

/** Ids of the processes that the address names: none, one, or the two of a relation. */
function processesOf(of: Subject | null): readonly string[] {
  if (of?.kind === 'process') return isProcessId(of.id) ? [of.id] : []
  const sides = of?.kind === 'relation' ? parseProcessRelationId(of.id) : null
  return sides ? [sides.source, sides.dest] : []
}

function namesOf([source, dest]: readonly Process[]): Entity {
  const from = source && parseServiceId(source.serviceId)
  const to = dest && parseServiceId(dest.serviceId)
  return {
    ...(from && {
      serviceName: from.name,
      normal: from.normal,
      serviceInstanceName: source.instanceName,
      processName: source.name,
    }),
    ...(to && {
      destServiceName: to.name,
      destNormal: to.normal,
      destServiceInstanceName: dest.instanceName,
      destProcessName: dest.name,
    }),
  }
}
