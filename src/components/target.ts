import type { InjectionKey } from 'vue'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Place } from '@/scope/place'
import type { State } from '@/scope/state'

/** Where a row, a point, a node or a span leads. Names are OAP's; `null` is what the sender does not know. */
export type Target =
  | {
      readonly to: 'entity'
      readonly kind: EntityKind
      /** OAP's own id. */
      readonly id: string | null
      readonly entity: Entity
      /** `null`: the layer of the page. */
      readonly layer: string | null
      /** `null`: the default one of that entity. */
      readonly dashboard: string | null
    }
  | {
      readonly to: 'trace'
      readonly traceId: string
      /** The span that is selected there; see `spanKey` of geometry/trace. */
      readonly span?: string
      /** A server instant inside the trace, epoch ms: storage that is searched by time needs it. */
      readonly around?: number
    }
  /** Another page in the same window, but for what `state` says otherwise: `of`, filters, `from` and `to` of one minute; `undefined` takes a key away. */
  | {
      readonly to: 'page'
      readonly place: Place
      readonly state?: { readonly [K in keyof State]?: State[K] | undefined }
    }

/** The address of a target, so that whatever leads somewhere is a real link; provided by the page, `null` where there is none. */
export const HREF: InjectionKey<(target: Target) => string | null> = Symbol('href')
