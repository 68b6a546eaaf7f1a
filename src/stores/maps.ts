import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isRecord, keepChoice, onStored, readStored } from './storage'

interface Spot {
  readonly x: number
  readonly y: number
}
/** By id of the node. */
export type StoredPlaces = ReadonlyMap<string, Spot>

const NAME = 'maps'
const VERSION = 1
const MOST_MAPS = 50
const MOST_NODES = 500

/** Where a reader put the nodes of maps, in this browser; the map changed last stands last. */
export const useMaps = defineStore(NAME, () => {
  const maps = shallowRef<ReadonlyMap<string, StoredPlaces>>(load())
  onStored(NAME, () => {
    maps.value = load()
  })

  function remember(key: string, places: StoredPlaces): void {
    const others = [...maps.value].filter(([other]) => other !== key)
    const own = new Map([...places].slice(-MOST_NODES))
    maps.value = new Map([...others, ...(own.size > 0 ? [[key, own] as const] : [])].slice(-MOST_MAPS))
    const written = [...maps.value].map(([map, spots]) => [map, [...spots].map(([id, { x, y }]) => [id, x, y])])
    keepChoice(NAME, { v: VERSION, maps: written })
  }

  return { maps, remember }
})

function load(): ReadonlyMap<string, StoredPlaces> {
  const stored = readStored(NAME)
  if (!isRecord(stored) || stored['v'] !== VERSION) return new Map()
  return new Map(pairs(stored['maps'], readPlaces).slice(-MOST_MAPS))
}

function readPlaces(value: readonly unknown[]): StoredPlaces | null {
  const [list] = value
  return new Map(
    pairs(list, ([x, y]) => (Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : null)),
  )
}

/** Lists that begin with a text; what cannot be read is left out. */
function pairs<Value>(stored: unknown, read: (rest: readonly unknown[]) => Value | null): (readonly [string, Value])[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one: unknown) => {
    const [key, ...rest] = Array.isArray(one) ? (one as readonly unknown[]) : []
    const value = typeof key === 'string' ? read(rest) : null
    return typeof key === 'string' && value !== null ? [[key, value] as const] : []
  })
}
