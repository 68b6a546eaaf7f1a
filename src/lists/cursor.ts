/** What a key asks of rows that are walked with the arrows. */
export interface Walk {
  readonly count: () => number
  /** Rows in view. */
  readonly page: () => number
  /** Row that has the cursor; -1: none yet. */
  readonly at: () => number
  readonly move: (row: number) => void
  readonly enter: () => void
  /** Where something is open. */
  readonly close?: (() => void) | undefined
  readonly into?: () => void
  readonly out?: () => void
}

/** True when the key was meant for the rows. */
export function walk(event: KeyboardEvent, rows: Walk): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const last = rows.count() - 1
  const go = (row: number): void => {
    if (last >= 0) rows.move(Math.min(last, Math.max(0, row)))
  }
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => go(rows.at() + 1),
    ArrowUp: () => go(rows.at() < 0 ? 0 : rows.at() - 1),
    PageDown: () => go(rows.at() + rows.page()),
    PageUp: () => go(rows.at() - rows.page()),
    Home: () => go(0),
    End: () => go(last),
    ArrowRight: rows.into,
    ArrowLeft: rows.out,
    Enter: rows.enter,
    ' ': rows.enter,
    Escape: rows.close,
  }
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
  if (!act) return false
  act()
  return true
}
