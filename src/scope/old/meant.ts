import type { EntityKind } from '../entity'
import type { Place } from '../place'
import type { State } from '../state'

/** What an address of Booster UI (`reference` of its routes: history mode, no query) meant. */
export type OldLink =
  | { readonly at: 'page'; readonly place: Place; readonly state: State }
  /** It named a kind but nobody of it: the first of the list was shown. */
  | {
      readonly at: 'first'
      readonly layer: string
      readonly kind: EntityKind
      readonly serviceId: string | null
      readonly name: string
      readonly state: State
    }
