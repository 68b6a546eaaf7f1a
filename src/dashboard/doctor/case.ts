import type { Failure } from '@/mqe/result'
import type { Result } from '@/mqe/result'
import type { Capabilities } from '@/protocol/capabilities/capability'
import type { Service } from '@/protocol/metadata/services'
import type { MetricDefinition } from '@/protocol/mqe/metrics'
import type { Ttl } from '@/protocol/ttl/ttl'
import type { Question } from '@/query/question'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Window } from '@/time/window'
import type { PanelVital } from '@/widgets/contract'
import type { Remedy } from './remedy'

/** What is empty: an expression's answer, a list of parts, or a page. */
export interface Case {
  readonly layer: string
  readonly kind: EntityKind
  readonly entity: Entity
  readonly window: Window
  /** Server time, epoch ms. */
  readonly now: number
  readonly vital: PanelVital | null
  /** Of the widget; none for a list or a page. */
  readonly expressions: readonly string[]
  /** A list without rows, of these. */
  readonly parts?: 'instance' | 'endpoint'
}

/** What a widget of a dashboard is about. */
export function caseOf(
  { layer, kind, entity, window, now, vital }: Omit<Case, 'expressions' | 'parts'>,
  expressions: readonly string[],
  parts?: Case['parts'],
): Case {
  return { layer, kind, entity, window, now, vital, expressions, ...(parts && { parts }) }
}

const LISTS: Readonly<Record<string, Case['parts']>> = { InstanceList: 'instance', EndpointList: 'endpoint' }

/** Whom a list widget lists, besides services. */
export const partsOf = (type: string): Case['parts'] => (Object.hasOwn(LISTS, type) ? LISTS[type] : undefined)

/** In the order in which they are made. */
export const CHECKS = ['reach', 'clock', 'retention', 'services', 'reported', 'able', 'metric'] as const
export type Check = (typeof CHECKS)[number]

export interface Finding {
  readonly check: Check
  /** `warn` may be the reason; `unknown` could not be told. */
  readonly verdict: 'ok' | 'failed' | 'warn' | 'unknown'
  readonly text: string
  readonly remedies: readonly Remedy[]
}

/** What the server told of its clock; `null` before it has. */
export interface Clock {
  readonly offsetKnown: boolean
  /** ms that the server's clock is ahead of the browser's. */
  readonly skew: number
}

/** What is known or can be asked. Asked answers reject with an `AskError`. */
export interface Asks {
  /** `null`: it answers. */
  reach(): Promise<Failure | null>
  clock(): Clock | null
  version(): string | null
  capabilities(): Capabilities | null
  /** `null`: this version does not tell. */
  ttl(): Promise<Ttl | null>
  /** At most 5000. */
  services(): Promise<readonly Service[]>
  answer(question: Question): Promise<Result>
  /** Those of these names that the server has. */
  metrics(names: readonly string[]): Promise<readonly MetricDefinition[]>
}

/** Words that depend on the reader. */
export interface Words {
  /** A moment with its day. */
  moment(at: number): string
  /** The layer's own name. */
  readonly layer: string
  readonly documentation: string | null
}
