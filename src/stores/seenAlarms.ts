import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isRecord, onStored, readStored, writeStored } from './storage'

const NAME = 'seenAlarms'
/** The oldest are forgotten first: an alarm of long ago is not new to anybody. */
const MOST = 1_000

/** Alarms that were looked at in this browser, by their keys. Nobody else learns of it. */
export const useSeenAlarms = defineStore(NAME, () => {
  const keys = shallowRef<ReadonlySet<string>>(load())
  onStored(NAME, () => {
    keys.value = load()
  })

  function mark(key: string, seen: boolean): void {
    if (keys.value.has(key) === seen) return
    const others = [...keys.value].filter((one) => one !== key)
    keys.value = new Set([...others, ...(seen ? [key] : [])].slice(-MOST))
    writeStored(NAME, { v: 1, keys: [...keys.value] })
  }

  return { keys, mark }
})

function load(): ReadonlySet<string> {
  const stored = readStored(NAME)
  const list: readonly unknown[] = isRecord(stored) && Array.isArray(stored['keys']) ? stored['keys'] : []
  return new Set(list.filter((key): key is string => typeof key === 'string').slice(-MOST))
}
