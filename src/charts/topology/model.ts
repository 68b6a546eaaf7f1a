import type { IconName } from '@/components/icons'
import type { Tone } from '@/components/tone'
import type { Point } from '@/geometry/graph/camera'

/** A short text with its unit, "4,120/min"; `warn` and `bad` take their colour. */
export interface Figure {
  readonly text: string
  readonly tone?: Tone
}

export interface GraphNode {
  readonly id: string
  /** In full: the canvas shortens it in the middle. */
  readonly name: string
  /** One line below the name: load, latency. Empty: nothing is known. */
  readonly figures: readonly Figure[]
  /** Colour of the arc and shape of the mark on a distant map. */
  readonly tone: Tone
  /** Share of failed calls, 0 to 1; `null` where nobody counts them. */
  readonly failed: number | null
  /** Role of the thing, drawn inside the disc. */
  readonly icon: IconName
  /** Known from its callers only. */
  readonly dashed: boolean
  /** Alarms firing. */
  readonly alarms: number
  /** Stands for this many collapsed nodes; shown in place of the icon. */
  readonly count?: number
  /** Token of its series (`s1` …) where the same entity has a colour in charts: the ring takes it. */
  readonly colour?: string
}

export interface GraphLink {
  readonly id: string
  /** Ids of nodes. A link whose end is not there is not drawn; equal ends make a loop. */
  readonly source: string
  readonly target: string
  /** Calls per minute; `null` where unknown. Width follows its logarithm. */
  readonly weight: number | null
  /** `warn` and `bad` colour the line and show `label` at all times; else it shows on hover and selection. */
  readonly tone: Tone
  /** Known from one side only. */
  readonly dashed: boolean
  /** Encrypted and both ends proven (mTLS): a lock in the middle. */
  readonly locked?: boolean
  /** One line each above the middle: calls, latency. */
  readonly label: readonly Figure[]
}

/** A group's frame around its nodes. */
export interface GraphFrame {
  readonly id: string
  readonly name: string
  /** Ids of the nodes inside: the frame follows them when they are dragged. */
  readonly nodes: readonly string[]
}

export interface GraphModel {
  readonly nodes: readonly GraphNode[]
  readonly links: readonly GraphLink[]
  readonly frames?: readonly GraphFrame[]
}

/** Places of nodes by id. */
export type Places = ReadonlyMap<string, Point>

/** What is not dimmed. Without `links` those between two of the nodes. */
export interface GraphFocus {
  readonly nodes: ReadonlySet<string>
  readonly links?: ReadonlySet<string>
}

export interface GraphPick {
  readonly kind: 'node' | 'link'
  readonly id: string
}
