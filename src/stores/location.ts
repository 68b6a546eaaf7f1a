import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { readAddress, writeAddress, type Address } from '@/scope/address'
import { writePlace, type Place } from '@/scope/place'
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

  /** Where the page is going, until it is there: a second change of one moment adds to the first. */
  let heading: { readonly address: Address; readonly step: boolean } | null = null
  const pending = () => (heading && writeAddress(heading.address) !== writeAddress(address.value) ? heading : null)
  const leaves = (): boolean => {
    const to = pending()?.address.place
    return to !== undefined && writePlace(to) !== writePlace(address.value.place)
  }
  /** A link that was followed leaves as well, from its click until its page has been loaded. */
  const isAt = (place: Place, fullPath: string): boolean =>
    writePlace(readAddress(fullPath).place) === writePlace(place)
  router.beforeEach((to) => {
    const going = heading?.address.place ?? address.value.place
    if (!isAt(going, to.fullPath)) heading = { address: readAddress(to.fullPath), step: true }
  })
  const arrived = ({ fullPath }: { readonly fullPath: string }): void => {
    if (heading && isAt(heading.address.place, fullPath)) heading = null
  }
  router.afterEach(arrived)
  router.onError((_, to) => arrived(to))
  const latest = (): Address => (leaves() ? address.value : (pending()?.address ?? address.value))

  const other = (here: Address, change: StateChange): string =>
    writeAddress({ ...here, state: changed(here.state, change) })

  /** The address of this page with other state. */
  const hrefWith = (change: StateChange): string => other(address.value, change)

  function move(to: string, step: boolean): void {
    // What follows from a step that is not taken yet belongs to that step.
    const mine = { address: readAddress(to), step: step || (pending()?.step === true && !leaves()) }
    heading = mine
    void (mine.step ? router.push(to) : router.replace(to)).finally(() => {
      if (heading === mine) heading = null
    })
  }

  /** What the user did: one step in the history. */
  const change = (what: StateChange): void => move(other(latest(), what), true)

  /** What only followed from it: no step in the history. */
  const settle = (what: StateChange): void => {
    // A page that is being left settles nothing: it would take its reader back.
    if (!leaves()) move(other(latest(), what), false)
  }

  const go = (place: Place, what: StateChange = {}): void => move(href(place, what), true)

  /** The explicit form of the address that is open: the state stays as it is. */
  const settlePlace = (place: Place): void => {
    if (!leaves()) move(writeAddress({ ...latest(), place }), false)
  }

  return { address, latest, href, again, hrefWith, change, settle, go, settlePlace }
})

function changed(state: State, change: StateChange): State {
  const entries = Object.entries({ ...state, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}
