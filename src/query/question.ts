import type { Result } from '@/mqe/result'
import type { Entity } from '@/scope/entity'
import type { Window } from '@/time/window'

/** One expression about one entity in one window: the unit that is asked, cached and answered. */
export interface Question {
  readonly expression: string
  readonly entity: Entity
  readonly window: Window
}

/** Equal questions have equal keys; asked once, however many widgets want the answer. */
export type QuestionKey = string & { readonly unit: 'question' }

/** What a widget needs to know about its answer. */
export interface Answered {
  readonly result: Result
  /** Epoch ms, the page's clock, when the answer arrived. */
  readonly receivedAt: number
}
