import { isRecord } from '@/protocol/decode'
import { ENTITY_KINDS } from '@/scope/entity'
import type { Damaged, IndexedRow, Row, RowIndex } from '@/template/rows'

/** An index as it is kept: of this version, when its list came (epoch ms of the browser), and for what kind of store. */
export interface Shelved {
  readonly v: typeof SHELF_VERSION
  readonly at: number
  /** Several UIs keep unlike rows in that store. */
  readonly shared: boolean
  readonly index: RowIndex
}

export const SHELF_VERSION = 1

/** What a browser gave back is believed when all of it has the right shape. */
export function readShelved(value: unknown): Shelved | null {
  if (!isRecord(value) || value['v'] !== SHELF_VERSION) return null
  const { at, shared, index } = value
  if (typeof at !== 'number' || typeof shared !== 'boolean' || !isRecord(index)) return null
  const { rows, damaged, foreign, deleted } = index
  if (!isListOf(rows, isIndexed) || !isListOf(damaged, isDamaged)) return null
  if (!isListOf(foreign, isText) || !isListOf(deleted, isRow)) return null
  return { v: SHELF_VERSION, at, shared, index: { rows, damaged, foreign, deleted } }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

const isListOf = <T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.every(is)

const isRow = (value: unknown): value is Row => isRecord(value) && isText(value['id']) && isText(value['configuration'])

const isIndexed = (value: unknown): value is IndexedRow => {
  if (!isRecord(value) || !isText(value['id']) || !isText(value['configuration'])) return false
  const { name, layer, entity, isRoot, isDefault, hash } = value
  return (
    isText(name) &&
    isText(layer) &&
    ENTITY_KINDS.some((known) => known === entity) &&
    isFlag(isRoot) &&
    isFlag(isDefault) &&
    (hash === null || isText(hash))
  )
}

const isDamaged = (value: unknown): value is Damaged =>
  isRecord(value) &&
  isText(value['id']) &&
  Array.isArray(value['faults']) &&
  value['faults'].every((fault) => isRecord(fault) && isText(fault['path']) && isText(fault['message']))
