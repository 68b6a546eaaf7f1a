import { canonical } from '../canonical'
import { isObject } from '../json'
import type { Json } from '../types'

/**
 * For each item of a changed list the one it was, by index, or `null` for a new one: equal content first, then the same widget
 * (`i`), then the same page of a tab (`name`), then what stood at its index.
 */
export function alignedTo(was: readonly Json[], now: readonly Json[]): readonly (number | null)[] {
  const sources = new Array<number | null>(now.length).fill(null)
  const free = new Set(was.keys())
  const take = (at: number, source: number): void => {
    sources[at] = source
    free.delete(source)
  }
  for (const keyOf of [canonical, widgetOf, pageOf]) {
    const open = new Map<string, number[]>()
    for (const source of free) {
      const key = keyOf(was[source] ?? null)
      if (key === null) continue
      const known = open.get(key)
      if (known) known.push(source)
      else open.set(key, [source])
    }
    for (const queue of open.values()) queue.reverse()
    for (const [at, item] of now.entries()) {
      if (sources[at] !== null) continue
      const key = keyOf(item)
      const source = key === null ? undefined : open.get(key)?.pop()
      if (source !== undefined) take(at, source)
    }
  }
  for (const at of now.keys()) if (sources[at] === null && free.has(at)) take(at, at)
  return sources
}

/** A widget inside its container. */
export function widgetOf(item: Json): string | null {
  const i = isObject(item) ? item['i'] : undefined
  return (typeof i === 'string' && i !== '') || typeof i === 'number' ? String(i) : null
}

/** A page inside its tab widget. */
export function pageOf(item: Json): string | null {
  const name = isObject(item) && widgetOf(item) === null ? item['name'] : undefined
  return typeof name === 'string' && name !== '' ? name : null
}
