import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isRecord, keepChoice, onStored, readStored } from './storage'

/** What a reader did with one list of a dashboard, in this browser. */
export interface StoredList {
  /** Titles of the columns that are not shown. */
  readonly hidden: readonly string[]
  readonly withoutQuiet: boolean
}

const NAME = 'lists'
const VERSION = 1
const MOST = 200

/** By layer, kind of entity, dashboard and widget; the list changed last stands last. */
export const useLists = defineStore(NAME, () => {
  const lists = shallowRef<ReadonlyMap<string, StoredList>>(load())
  onStored(NAME, () => {
    lists.value = load()
  })

  function remember(key: string, list: StoredList): void {
    const others = [...lists.value].filter(([other]) => other !== key)
    const isPlain = list.hidden.length === 0 && !list.withoutQuiet
    lists.value = new Map([...others, ...(isPlain ? [] : [[key, list] as const])].slice(-MOST))
    keepChoice(NAME, { v: VERSION, lists: [...lists.value] })
  }

  return { lists, remember }
})

function load(): ReadonlyMap<string, StoredList> {
  const stored = readStored(NAME)
  if (!isRecord(stored) || stored['v'] !== VERSION || !Array.isArray(stored['lists'])) return new Map()
  const entries = stored['lists'].flatMap((pair: unknown) => {
    const [key, list] = Array.isArray(pair) ? (pair as readonly unknown[]) : []
    return typeof key === 'string' && isList(list) ? [[key, list] as const] : []
  })
  return new Map(entries.slice(-MOST))
}

const isList = (value: unknown): value is StoredList =>
  isRecord(value) &&
  typeof value['withoutQuiet'] === 'boolean' &&
  Array.isArray(value['hidden']) &&
  value['hidden'].every((title) => typeof title === 'string')
