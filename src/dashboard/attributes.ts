import { computed, type ComputedRef } from 'vue'
import { instanceId } from '@/protocol/ids'
import { getInstance, type Instance } from '@/protocol/metadata/instances'
import { useOperation } from '@/query/use-operation'
import { isComplete } from '@/scope/entity'
import type { Gate } from '@/template/types'
import type { Scope } from './context'
import type { Verdict } from './verdict'

/** What an instance tells about itself; names as OAP has them, and `language`. */
export type Attributes = ReadonlyMap<string, string>

export const attributesOf = ({ attributes, language }: Pick<Instance, 'attributes' | 'language'>): Attributes =>
  new Map([...attributes.map(({ name, value }) => [name, value] as const), ['language', language]])

/** Unlike agents write the same language in unlike cases. */
export function hasAttribute(attributes: Attributes, { name, is }: NonNullable<Gate['attribute']>): boolean {
  const value = attributes.get(name)
  return value !== undefined && (is.length === 0 || is.some((one) => one.toLowerCase() === value.toLowerCase()))
}

/** The attributes of the page's instance: those that the page has, else asked once. Other entities have none. */
export function useAttributes(
  needed: () => boolean,
  scope: () => Scope,
  given: () => Attributes | null,
): ComputedRef<(wanted: NonNullable<Gate['attribute']>) => Verdict> {
  const id = computed(() => {
    const { kind, entity } = scope()
    const { serviceName, normal, serviceInstanceName } = entity
    const isInstance = kind === 'ServiceInstance' && isComplete(kind, entity)
    if (!isInstance || serviceName === undefined || normal === undefined || serviceInstanceName === undefined)
      return null
    return instanceId({ service: { name: serviceName, normal }, name: serviceInstanceName })
  })
  const { data, state } = useOperation(getInstance, () =>
    id.value !== null && needed() && given() === null ? { instanceId: id.value } : null,
  )
  const own = computed<Attributes | null>(() => {
    const instance = data.value
    if (instance === null || instance.id !== id.value) return null
    return attributesOf(instance)
  })
  return computed(() => {
    const known = given() ?? own.value
    return (wanted) => {
      if (id.value === null) return 'open'
      if (known !== null) return hasAttribute(known, wanted) ? 'open' : 'closed'
      return state.value === 'loading' ? 'unknown' : 'open'
    }
  })
}
