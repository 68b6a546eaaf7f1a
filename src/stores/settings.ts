import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { pageConfig } from './config'
import { BUILT_IN, readPreferences, type Preferences } from './preferences'
import { choicesLost, clearStored, isRecord, keepChoice, onStored, readStored } from './storage'

const NAME = 'settings'
const VERSION = 1

/** This user's choices, over the gateway's defaults, over what is built in. The address comes before all of them. */
export const useSettings = defineStore(NAME, () => {
  const config = pageConfig()
  const mine = shallowRef<Partial<Preferences>>(load())
  /** False while something the user set, here or elsewhere, was not stored: it holds in this tab only. */
  const kept = computed(() => !choicesLost.value)
  /** The user was told so, and has read it. */
  const told = shallowRef(false)
  const current = computed<Preferences>(() => ({ ...BUILT_IN, ...config.defaults, ...mine.value }))

  onStored(NAME, () => {
    mine.value = load()
  })

  function set(change: Partial<Preferences>): void {
    mine.value = { ...mine.value, ...change }
    keepChoice(NAME, { v: VERSION, ...mine.value })
  }

  /** Forgets everything of ours that this browser keeps, recent pages and the last menu included. */
  function reset(): void {
    clearStored()
  }

  return { config, current, mine, kept, told, set, reset }
})

function load(): Partial<Preferences> {
  const stored = readStored(NAME)
  return isRecord(stored) ? readPreferences(stored) : {}
}
