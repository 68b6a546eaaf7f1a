import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isRecord, keepChoice, onStored, readStored } from './storage'

const NAME = 'panes'
const VERSION = 1
/** Px: what no screen of today is wider than. */
const WIDEST = 8_000

/** Widths that the reader gave to parts of a page, px, in this browser. */
export const usePanes = defineStore(NAME, () => {
  const widths = shallowRef<ReadonlyMap<string, number>>(load())
  onStored(NAME, () => {
    widths.value = load()
  })

  function remember(pane: string, width: number): void {
    widths.value = new Map([...widths.value, [pane, Math.round(width)]])
    keepChoice(NAME, { v: VERSION, widths: Object.fromEntries(widths.value) })
  }

  return { widths, remember }
})

function load(): ReadonlyMap<string, number> {
  const stored = readStored(NAME)
  if (!isRecord(stored) || stored['v'] !== VERSION || !isRecord(stored['widths'])) return new Map()
  return new Map(
    Object.entries(stored['widths']).filter(
      (pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] > 0 && pair[1] < WIDEST,
    ),
  )
}
