import type { FoundTrace } from './found'

export const COLUMNS = ['start', 'duration', 'name', 'spans', 'services'] as const
export type Column = (typeof COLUMNS)[number]

export interface Order {
  readonly by: Column
  readonly descending: boolean
}

/** As it is listed without a wish. */
const LATEST: Order = { by: 'start', descending: true }

/** `-duration`: longest first. */
export function readOrder(text: string | undefined): Order {
  const descending = text?.startsWith('-') === true
  const by = COLUMNS.find((known) => known === (descending ? text?.slice(1) : text))
  return by ? { by, descending } : LATEST
}

/** Absent for the usual one. */
export const printOrder = ({ by, descending }: Order): string | undefined =>
  by === LATEST.by && descending ? undefined : `${descending ? '-' : ''}${by}`

/** The order that OAP lists in: it knows two, greatest first. */
export const askedOrder = ({ by }: Order): 'BY_START_TIME' | 'BY_DURATION' =>
  by === 'duration' ? 'BY_DURATION' : 'BY_START_TIME'

/** False: only what has been loaded is put in this order, what comes with "more" may belong before it. */
export const isAsked = ({ by, descending }: Order): boolean => descending && (by === 'start' || by === 'duration')

/** What a click on the head of a column wishes next. */
export const nextOrder = (order: Order, by: Column): Order =>
  order.by === by ? { by, descending: !order.descending } : { by, descending: by !== 'name' }

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** As listed where OAP knows the order, because it knows it better: a trace is as long there as what was found of it. */
export function inOrder(found: readonly FoundTrace[], order: Order): readonly FoundTrace[] {
  if (isAsked(order)) return found
  const sign = order.descending ? -1 : 1
  const value = (trace: FoundTrace): number | null => {
    switch (order.by) {
      case 'start':
        return trace.start
      case 'duration':
        return trace.duration
      case 'spans':
        return trace.spans?.length ?? null
      case 'services':
        return trace.services?.length ?? null
      case 'name':
        return null
    }
  }
  return found
    .map((trace, index) => ({ trace, index, value: value(trace) }))
    .sort((a, b) => {
      if (order.by === 'name') return sign * collator.compare(a.trace.name, b.trace.name) || a.index - b.index
      // What has no such number comes last, whichever way.
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null) || a.index - b.index
      return sign * (a.value - b.value) || a.index - b.index
    })
    .map(({ trace }) => trace)
}
