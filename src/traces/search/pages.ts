import type { TracePage, TraceRow } from '@/protocol/trace/summary'

/** Rows that are asked for at once: whole traces bring all their spans along. */
export const pageSize = (whole: boolean): number => (whole ? 30 : 100)
/** Pages that one request may bring, when an address is opened again or a page did not fit to those before. */
export const MOST_AT_ONCE = 10

/** What has been loaded of a list that tells no total. */
export interface Pages {
  readonly rows: readonly TraceRow[]
  /** Pages loaded. */
  readonly count: number
  /** The last page was full: there may be more. */
  readonly more: boolean
  /** Epoch ms down to which the server looked, where it stopped before the beginning of the window. */
  readonly lookedTo: number | null
}

export const NO_PAGES: Pages = { rows: [], count: 0, more: true, lookedTo: null }

interface Size {
  /** Rows of one page. */
  readonly size: number
  /** Epoch ms: beginning of the window asked for. */
  readonly start: number
}

/** The first `count` pages, asked for at once. */
export function firstPages(page: TracePage, count: number, { size, start }: Size): Pages {
  return {
    rows: distinct(page.rows),
    count,
    more: page.rows.length >= count * size,
    lookedTo: lookedTo(page, start),
  }
}

/**
 * The list with its next page; `null` where that page has a row again: the list has moved meanwhile, so another row may lie
 * between the two, and all of it has to be asked anew.
 */
export function withPage(pages: Pages, page: TracePage, { size, start }: Size): Pages | null {
  const known = new Set(pages.rows.map(({ key }) => key))
  if (page.rows.some(({ key }) => known.has(key))) return null
  return {
    rows: [...pages.rows, ...distinct(page.rows)],
    count: pages.count + 1,
    more: page.rows.length >= size,
    lookedTo: lookedTo(page, start),
  }
}

/** What follows when the whole cannot be asked anew: rows that came twice are listed once. */
export function forcedPage(pages: Pages, page: TracePage, { size, start }: Size): Pages {
  const rows = distinct([...pages.rows, ...page.rows])
  return { rows, count: pages.count + 1, more: page.rows.length >= size, lookedTo: lookedTo(page, start) }
}

function distinct(rows: readonly TraceRow[]): readonly TraceRow[] {
  const seen = new Set<string>()
  return rows.filter(({ key }) => !seen.has(key) && seen.add(key))
}

function lookedTo({ retrieved }: TracePage, start: number): number | null {
  const from = retrieved?.from
  // Whole seconds are as near as it is asked.
  return typeof from === 'number' && from >= start + 1_000 ? from : null
}
