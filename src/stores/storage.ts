/**
 * localStorage that may be blocked, full, corrupt or written by another version: reading gives `null`, writing may do
 * nothing. What could not be stored lives on in the memory of this tab.
 */
const memory = new Map<string, string>()

const PREFIX = 'aerie.'
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

/** Removes everything of ours in this browser. */
export function clearStored(): void {
  memory.clear()
  try {
    const ours = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))
    for (const key of ours) if (key?.startsWith(PREFIX)) localStorage.removeItem(key)
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
