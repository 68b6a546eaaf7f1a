import { fnv } from '../hash'

/** Something that happened from one moment to another, as whoever reported it told. */
export interface EventSpan {
  /** What its uuid is made from: most uuids are never asked for. */
  readonly key: string
  readonly source: { readonly service: string; readonly serviceInstance: string; readonly endpoint: string }
  readonly name: string
  readonly type: 'Normal' | 'Error'
  readonly message: string
  readonly parameters: readonly { readonly key: string; readonly value: string }[]
  /** Epoch ms. */
  readonly start: number
  readonly end: number
  readonly layer: string
  /** Start and end came in one report, at the end; else each came in its own. */
  readonly atOnce: boolean
}

/** A uuid that is always the same for the same key. */
export function uuidOf(key: string): string {
  const hex = ['a', 'b', 'c', 'd'].map((salt) => fnv(`${salt}|${key}`).toString(16).padStart(8, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}
