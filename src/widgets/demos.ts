import type { DataState } from '@/components/state'
import type { Entity, EntityKind } from '@/scope/entity'
import type { PanelState } from '@/scope/panel'
import type { ControlItem, MetricItem } from '@/template/types'
import type { AnyPanel, AnyWidget } from './contract'

/** A widget's model in one state, and the size on the sheet in which it is looked at: columns of 24, rows of 20 px. */
export interface Demo<Model = unknown> {
  readonly name: string
  readonly w: number
  readonly h: number
  readonly model: Model
}

/** What a panel is told. It asks for itself: `answer` plays its server. */
export interface PanelDemo {
  readonly name: string
  readonly w: number
  readonly h: number
  readonly item: MetricItem | ControlItem
  /** Absent: a service. */
  readonly of?: { readonly kind: EntityKind; readonly entity: Entity }
  /** What the reader did with it before. */
  readonly panel?: PanelState
  /** The state it comes to; absent: fresh. */
  readonly state?: DataState
  /** The JSON that answers a request; `undefined` leaves it open for ever. */
  readonly answer?: (asked: Request) => unknown
}

/** One GraphQL request of a panel: the name in its document, and server time, epoch ms. */
export interface Request {
  readonly operation: string
  readonly now: number
  readonly variables: Readonly<Record<string, unknown>>
}

type Demos = readonly Demo[] | readonly PanelDemo[]

const types = import.meta.glob<AnyWidget | AnyPanel>('./*/index.ts', { eager: true, import: 'default' })
const loaders = import.meta.glob<Demos>('./*/demo.ts', { import: 'demos' })

const folderOf = (path: string): string => path.split('/')[1] ?? ''
const inFolder = new Map(Object.entries(loaders).map(([path, load]) => [folderOf(path), load]))

/** By type, in the order of the folders: what the gallery draws. Code of its own, fetched only by who asks. */
export const demosByType: ReadonlyMap<string, () => Promise<Demos>> = new Map(
  Object.entries(types).flatMap(([path, { type }]) => {
    const load = inFolder.get(folderOf(path))
    return load ? [[type, load] as const] : []
  }),
)
