import { inject, provide, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import type { DataState } from '@/components/state'
import type { Target } from '@/components/target'
import type { Answered, Question, QuestionKey } from '@/query/question'
import type { Entity, EntityKind } from '@/scope/entity'
import type { Millis } from '@/time/instant'
import type { Window } from '@/time/window'
import type { PanelNouns, PanelVital } from '@/widgets/contract'

/** What all widgets of a dashboard are about. */
export interface Scope {
  readonly layer: string
  readonly kind: EntityKind
  readonly entity: Entity
  readonly window: Window
  /** Server time, epoch ms, of this refresh. */
  readonly now: number
  readonly vital: PanelVital | null
  readonly nouns: PanelNouns
}

/** What cells need from their dashboard. */
export interface DashboardContext {
  readonly scope: ComputedRef<Scope>
  readonly answers: Readonly<ShallowRef<ReadonlyMap<QuestionKey, Answered>>>
  /** Under way: when each was asked, epoch ms. */
  readonly asked: Readonly<ShallowRef<ReadonlyMap<QuestionKey, number>>>
  /** The user stopped what this cell waited for. */
  isStopped(cell: string): boolean
  /** Asks again for a cell. */
  retry(cell: string, questions: readonly Question[]): void
  /** Stops what only this cell waits for. */
  cancel(cell: string, questions: readonly Question[]): void
  /** Tells whether the cell is on screen: only such cells ask. Returns the way to stop. */
  observe(element: Element, cell: string): () => void
  /** The state of a cell; `null` when it goes. */
  tell(cell: string, state: DataState | null): void
  zoom(range: { readonly from: Millis; readonly to: Millis }): void
  zoomOut(): void
  open(target: Target): void
}

const KEY: InjectionKey<DashboardContext> = Symbol('dashboard')

export const provideDashboard = (context: DashboardContext): void => provide(KEY, context)

export function useDashboardContext(): DashboardContext {
  const context = inject(KEY)
  if (context === undefined) throw new Error('a cell needs a dashboard around it')
  return context
}
