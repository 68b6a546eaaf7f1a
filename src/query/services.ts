import { computed } from 'vue'
import { getMenuItems, servicesAndMenu, type MenuItem } from '@/protocol/menu/menu'
import { listServices, type Service } from '@/protocol/metadata/services'
import { useConnection } from './connection'
import { asFailure, isPassing } from './failure'
import { operationKey, useFetched, useOperation, type Fetched } from './use-operation'

/** OAP lists no more services than these in one answer. */
export const MOST_SERVICES = 5_000

const ALL = { layer: null }
const MENU = {}

/** The services of a layer (`null`: of all), out of the one list of all that the whole page shares; asked apart only where that one is cut. */
export function useServices(layer: () => string | null): Fetched<readonly Service[]> {
  const all = useOperation(listServices, () => ALL)
  const isCut = computed(() => layer() !== null && (all.data.value?.length ?? 0) >= MOST_SERVICES)
  const own = useOperation(listServices, () => (isCut.value ? { layer: layer() } : null))
  const data = computed(() => {
    const wanted = layer()
    if (isCut.value) return own.data.value
    return wanted === null ? all.data.value : (all.data.value?.filter(({ layers }) => layers.includes(wanted)) ?? null)
  })
  const told = computed(() => (isCut.value ? own : all))
  return {
    data,
    failure: computed(() => told.value.failure.value),
    state: computed(() => {
      const state = told.value.state.value
      return state === 'fresh' && data.value?.length === 0 ? 'empty' : state
    }),
    retry: () => told.value.retry(),
  }
}

/** All services and the menu, which every page starts with: one request where the server has a menu. */
export function useServicesAndMenu(): {
  readonly services: Fetched<readonly Service[]>
  readonly menu: Fetched<readonly MenuItem[]>
} {
  const { client, fetcher, server } = useConnection()
  const hasMenu = (): boolean => server.capabilities.value?.has.has('menu') === true
  const isOpen = (): boolean => server.capabilities.value?.settled === false
  const services = useFetched<readonly Service[]>(() => ({
    key: operationKey(listServices, ALL),
    heavy: false,
    prepare: () => server.ready(),
    async run(signal) {
      if (!hasMenu()) return client.run(listServices, ALL, signal)
      try {
        const probe = isOpen()
        const both = await client.run(servicesAndMenu, { ...ALL, probe }, signal)
        if (probe) server.learn(both.surface)
        fetcher.keep({ key: operationKey(getMenuItems, MENU) }, both.menu)
        return both.services
      } catch (thrown) {
        const failure = asFailure(thrown)
        if (failure.cause === 'aborted' || isPassing(failure)) throw thrown
        // One of the two is refused: the services are not lost with the menu.
        return client.run(listServices, ALL, signal)
      }
    },
  }))
  const isTold = computed(() => services.data.value !== null || services.failure.value !== null)
  // Mostly it is there by then, and nothing is asked.
  const menu = useOperation(getMenuItems, () => (isTold.value && hasMenu() ? MENU : null))
  return { services, menu }
}
