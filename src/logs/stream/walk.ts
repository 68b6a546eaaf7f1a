/** Where the cursor is, of how many rows; `page` of them are in view. */
export interface Walk {
  readonly at: number
  readonly count: number
  readonly page: number
}

/** The row that a key goes to; `null` where the key is for something else. */
export function walked({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, { at, count, page }: Walk): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? 0 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined
  if (to === undefined || ctrlKey || metaKey || altKey || count === 0) return null
  return Math.min(count - 1, Math.max(0, to))
}
