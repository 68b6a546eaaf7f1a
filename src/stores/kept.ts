import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isRecord, keepChoice, onStored, readStored, writeStored } from './storage'

/** An entity or a layer that somebody pinned or went to, as it is shown in lists before any answer. */
export interface Kept {
  readonly id: string
  readonly text: string
  readonly note: string
}
type Lists = Readonly<Record<string, readonly Kept[]>>

const NAME = 'kept'
const MOST_PINS = 100
const MOST_RECENT = 12
/** Lists of recent ones, the oldest is forgotten first. */
const MOST_LISTS = 100

/** Name of the list for one kind of entity in one layer. */
export const listName = (layer: string, kind: string): string => `${kind} ${layer}`
/** Layers pinned in the menu. */
export const LAYERS = 'layers'

/** What this browser keeps of the user's own choices: pins, and what was opened last. */
export const useKept = defineStore(NAME, () => {
  const lists = shallowRef(load())
  onStored(NAME, () => {
    lists.value = load()
  })

  const pins = (list: string): readonly Kept[] => lists.value.pins[list] ?? []
  const recent = (list: string): readonly Kept[] => lists.value.recent[list] ?? []

  function store(next: { readonly pins: Lists; readonly recent: Lists }, keep: typeof keepChoice): void {
    lists.value = next
    keep(NAME, { v: 1, ...next })
  }

  /** Pins what is not pinned, at the end, and the other way round. */
  function togglePin(list: string, { id, text, note }: Kept): void {
    const before = pins(list)
    const others = before.filter((one) => one.id !== id)
    const next = others.length < before.length ? others : [...before, { id, text, note }].slice(-MOST_PINS)
    store({ ...lists.value, pins: { ...lists.value.pins, [list]: next } }, keepChoice)
  }

  function remember(list: string, { id, text, note }: Kept): void {
    if (recent(list)[0]?.id === id) return
    const { [list]: own = [], ...others } = lists.value.recent
    const mine = [{ id, text, note }, ...own.filter((one) => one.id !== id)].slice(0, MOST_RECENT)
    const kept = Object.entries(others).slice(1 - MOST_LISTS)
    store({ ...lists.value, recent: { ...Object.fromEntries(kept), [list]: mine } }, writeStored)
  }

  return { pins, recent, togglePin, remember }
})

function load(): { readonly pins: Lists; readonly recent: Lists } {
  const stored = readStored(NAME)
  const part = (key: string, most: number): Lists => {
    const lists = isRecord(stored) ? stored[key] : null
    if (!isRecord(lists)) return {}
    const usable = Object.entries(lists).flatMap(([list, kept]) =>
      Array.isArray(kept) ? [[list, kept.filter(isKept).slice(0, most)] as const] : [],
    )
    return Object.fromEntries(usable.slice(-MOST_LISTS))
  }
  return { pins: part('pins', MOST_PINS), recent: part('recent', MOST_RECENT) }
}

const isKept = (value: unknown): value is Kept =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  value['id'] !== '' &&
  typeof value['text'] === 'string' &&
  typeof value['note'] === 'string'
