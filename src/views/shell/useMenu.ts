import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { listLayers } from '@/protocol/metadata/layers'
import { useServer } from '@/query/connection'
import { useServicesAndMenu } from '@/query/services'
import { useOperation } from '@/query/use-operation'
import { readStored, writeStored } from '@/stores/storage'
import { countsOf, menuOf, readMenuFacts, type MenuFacts, type MenuGroup } from './menu'

const NAME = 'menu'
/** ms between two looks at the services while the page refreshes. */
const APART = 60_000

/** The layers of this OAP: those of the last visit at once, then what it answers. `asked` is the page's refresh. */
export function useMenu(
  asked: () => number,
  emptyToo: () => boolean,
): {
  readonly groups: ComputedRef<readonly MenuGroup[]>
  readonly loading: ComputedRef<boolean>
  /** False until a server has told which layers it has, in this visit or an earlier one. */
  readonly known: ComputedRef<boolean>
} {
  const server = useServer()
  const hasMenu = computed(() => server.capabilities.value?.has.has('menu') ?? null)
  const { services, menu } = useServicesAndMenu()
  // OAP's menu names only layers that have services.
  const wantsLayers = computed(
    () => hasMenu.value === false || menu.failure.value !== null || (emptyToo() && menu.data.value !== null),
  )
  const layers = useOperation(listLayers, () => (wantsLayers.value ? {} : null))

  const last = shallowRef<MenuFacts>(readMenuFacts(readStored(NAME)) ?? { layers: [], counts: null, menu: [] })
  const facts = computed<MenuFacts>(() => ({
    layers: layers.data.value ?? last.value.layers,
    counts: services.data.value ? countsOf(services.data.value) : last.value.counts,
    menu: menu.data.value ?? (hasMenu.value === false ? [] : last.value.menu),
  }))
  watch([services.data, menu.data, layers.data], () => {
    if (services.data.value) writeStored(NAME, facts.value)
  })

  let looked = Date.now()
  watch(asked, () => {
    if (Date.now() - looked < APART) return
    looked = Date.now()
    services.retry()
  })

  return {
    groups: computed(() => menuOf(facts.value)),
    loading: computed(() => facts.value.counts === null && services.state.value === 'loading'),
    known: computed(() => facts.value.counts !== null),
  }
}
