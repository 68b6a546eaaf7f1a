import { computed, type ComputedRef } from 'vue'
import { isProcessId, parseServiceId } from '@/protocol/ids'
import { getProcess, type Process } from '@/protocol/metadata/processes'
import { useOperation } from '@/query/use-operation'
import type { Subject } from '@/scope/place'
import { endsOf, serviceName, type End } from './subject'

/** The entities an address names. The id of a process is a hash: OAP tells the names. */
export function useEnds(of: () => Subject | null): ComputedRef<readonly End[]> {
  const named = computed(() => endsOf(of()))
  const asked = (index: number) => {
    const end = named.value[index]
    return end?.kind === 'process' && isProcessId(end.id) ? { processId: end.id } : null
  }
  const first = useOperation(getProcess, () => asked(0))
  const second = useOperation(getProcess, () => asked(1))
  return computed(() => named.value.map((end, index) => withNames(end, (index === 0 ? first : second).data.value)))
}

function withNames(end: End, told: Process | null): End {
  if (end.kind !== 'process' || told === null || told.id !== end.id) return end
  const key = parseServiceId(told.serviceId)
  return {
    ...end,
    service: key && serviceName(key),
    part: told.name,
    instance: { id: told.instanceId, name: told.instanceName },
  }
}
