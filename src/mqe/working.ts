import type { EngineOwner, EngineValue, Evaluation, LabelList } from './source'

export type Label = LabelList[number]

/**
 * One entry of `results` while it is being worked on. Operations change it in place, as OAP's do, because its quirks
 * depend on that: an emptied value keeps its number underneath, and some operations read it.
 */
export interface Row {
  labels: LabelList
  numbers: Float64Array
  /** 1 marks an empty value. */
  empty: Uint8Array
  ids: readonly (string | null)[]
  traceIDs: readonly (string | null)[] | null
  owners: readonly (EngineOwner | null)[] | null
}

export interface Working {
  type: Evaluation['type']
  labelled: boolean
  /** The result of a comparison or bool operator, usable by && and ||. */
  bool: boolean
  error: string | null
  rows: Row[]
}

/** OAP's IllegalExpressionException: becomes the error of an UNKNOWN result. */
export class Illegal extends Error {}

/** What OAP throws through GraphQL: `errors[]` with data null. The message has the Java class in front. */
export class EngineThrow extends Error {}

export const blank = (type: Working['type']): Working => ({ type, labelled: false, bool: false, error: null, rows: [] })

export const failed = (error: string): Working => ({ ...blank('UNKNOWN'), error })

export const row = (labels: LabelList, numbers: Float64Array, empty: Uint8Array, ids: Row['ids']): Row => ({
  labels,
  numbers,
  empty,
  ids,
  traceIDs: null,
  owners: null,
})

const NO_ID: readonly null[] = [null]

/** A single value without id; `null` is empty (and 0 underneath). */
export const single = (labels: LabelList, value: number | null): Row =>
  row(labels, Float64Array.of(value ?? 0), Uint8Array.of(value === null ? 1 : 0), NO_ID)

/** Java's Double.compare: NaN is the largest, -0 is less than 0. */
export function compareDoubles(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return a !== 0 ? 0 : Number(Object.is(b, -0)) - Number(Object.is(a, -0))
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

/** The values at `indexes`, in that order. */
export const picked = (from: Row, indexes: readonly number[]): Row => ({
  labels: from.labels,
  numbers: Float64Array.from(indexes, (index) => from.numbers[index] ?? 0),
  empty: Uint8Array.from(indexes, (index) => from.empty[index] ?? 1),
  ids: indexes.map((index) => from.ids[index] ?? null),
  traceIDs: from.traceIDs && indexes.map((index) => from.traceIDs?.[index] ?? null),
  owners: from.owners && indexes.map((index) => from.owners?.[index] ?? null),
})

/** Integer.parseInt of an integer literal. */
export function parseInteger(digits: string): number {
  const value = Number(digits)
  if (value > 2_147_483_647) {
    throw new EngineThrow(`java.lang.NumberFormatException: For input string: "${digits}"`)
  }
  return value
}

function value(from: Row, index: number): EngineValue {
  const id = from.ids[index] ?? null
  const number = from.empty[index] === 1 ? null : (from.numbers[index] ?? null)
  if (from.traceIDs) return { id, value: number, traceID: from.traceIDs[index] ?? null }
  if (from.owners) return { id, value: number, owner: from.owners[index] ?? null }
  return { id, value: number }
}

export function finished(working: Working): Evaluation {
  const results = working.rows.map((each) => {
    const values = new Array<EngineValue>(each.numbers.length)
    for (let index = 0; index < values.length; index += 1) values[index] = value(each, index)
    return { labels: each.labels, values }
  })
  return { type: working.type, error: working.error, results }
}
