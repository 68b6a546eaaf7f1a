import { shallowRef, type ShallowRef } from 'vue'

/**
 * localStorage that may be blocked, full, corrupt or written by another version: reading gives `null`, writing may do
 * nothing. What could not be stored lives on in the memory of this tab.
 */
const memory = new Map<string, string>()

const PREFIX = 'aerie.'
/** What the user set and the browser refused to store. */
const refused = new Set<string>()
const lost = shallowRef(false)
/** True while a choice of the user's lasts only as long as this tab. */
export const choicesLost: Readonly<ShallowRef<boolean>> = lost

/** Who keeps a copy of what is stored. */
const holders = new Set<() => void>()

export function readStored(name: string): unknown {
  let text = memory.get(name) ?? null
  try {
    text ??= localStorage.getItem(PREFIX + name)
  } catch {
    // Blocked by the browser.
  }
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** False when it is only kept in this tab. */
export function writeStored(name: string, value: unknown): boolean {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(PREFIX + name, text)
    memory.delete(name)
    return true
  } catch {
    memory.set(name, text)
    return false
  }
}

/** As `writeStored`, for what the user set: where it is not stored, the page says so. */
export function keepChoice(name: string, value: unknown): void {
  if (writeStored(name, value)) refused.delete(name)
  else refused.add(name)
  lost.value = refused.size > 0
}

export function removeStored(name: string): void {
  memory.delete(name)
  try {
    localStorage.removeItem(PREFIX + name)
  } catch {
    // Nothing is there.
  }
}

/** Removes everything of ours in this browser. */
export function clearStored(): void {
  memory.clear()
  refused.clear()
  lost.value = false
  for (const area of ['localStorage', 'sessionStorage'] as const)
    try {
      const storage = window[area]
      const ours = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      for (const key of ours) if (key?.startsWith(PREFIX)) storage.removeItem(key)
    } catch {
      // Nothing is there.
    }
  for (const changed of holders) changed()
}

/** Calls back when another tab wrote `name`, and when everything was removed here. Returns the way to stop. */
export function onStored(name: string, changed: () => void): () => void {
  const listen = (event: StorageEvent): void => {
    if (event.key === PREFIX + name || event.key === null) changed()
  }
  window.addEventListener('storage', listen)
  holders.add(changed)
  return () => {
    window.removeEventListener('storage', listen)
    holders.delete(changed)
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
