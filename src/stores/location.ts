import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { readAddress, writeAddress, type Address } from '@/scope/address'
import type { Place } from '@/scope/place'
import { carried, type State } from '@/scope/state'

/** `undefined` takes a key away. */
export type StateChange = { readonly [K in keyof State]?: State[K] | undefined }

/** The URL as the state: nothing that an address can say is kept anywhere else. */
export const useLocation = defineStore('location', () => {
  const router = useRouter()
  const route = useRoute()
  // Until the first page has been loaded the router is nowhere: the shell is painted from the address bar meanwhile.
  const first = window.location.pathname.slice(router.options.history.base.length) + window.location.search
  const address = computed<Address>(() => readAddress(route.matched.length === 0 ? first : route.fullPath))

  /** The address of another page: it takes the time and the presentation along. */
  const href = (place: Place, change: StateChange = {}): string =>
    writeAddress({ place, state: changed(carried(address.value.state), change) })

  /** The same for an address that somebody kept. */
  const again = (kept: string): string => href(readAddress(kept).place)

  /** The address of this page with other state. */
  const with_ = (change: StateChange): string =>
    writeAddress({ ...address.value, state: changed(address.value.state, change) })

  /** What the user did: one step in the history. */
  const change = (what: StateChange): void => void router.push(with_(what))

  /** What only followed from it: no step in the history. */
  const settle = (what: StateChange): void => void router.replace(with_(what))

  const go = (place: Place, what: StateChange = {}): void => void router.push(href(place, what))

  /** The explicit form of the address that is open: the state stays as it is. */
  const settlePlace = (place: Place): void => void router.replace(writeAddress({ ...address.value, place }))

  return { address, href, again, hrefWith: with_, change, settle, go, settlePlace }
})

function changed(state: State, change: StateChange): State {
  const entries = Object.entries({ ...state, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}
