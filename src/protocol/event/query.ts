import { answerOf, list, object, optional } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'
import { event, EVENT_FIELDS, type EventSource, type OapEvent } from './event'

/**
 * `time` may only be left out with a uuid. There is no member for the layer: PostgreSQL refuses it, so layers are filtered
 * in the page.
 */
export interface EventCondition {
  readonly uuid?: string
  readonly source?: Partial<EventSource>
  readonly name?: string
  readonly type?: 'Normal' | 'Error'
  readonly time?: Duration
  /** Newest first when it is left out. */
  readonly order?: 'ASC' | 'DES'
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
}

/** Rows, not events: one uuid may come in two rows and on two pages. The last page is the one that is empty. */
export const queryEvents: Operation<{ readonly condition: EventCondition }, readonly OapEvent[]> = {
  name: 'queryEvents',
  document: `query QueryEvents($condition: EventQueryCondition) {
    queryEvents(condition: $condition) { events { ${EVENT_FIELDS} } }
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('queryEvents', (value, path) => {
    const found = optional(object({ events: list(event) }))(value, path)
    return found?.events ?? []
  }),
}
