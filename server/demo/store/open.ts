import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createMemoryStore } from './memory'
import { createSqliteStore } from './sqlite'
import type { Store } from './store'

export interface Opened {
  readonly store: Store
  /** Why templates are not where they were wanted; `null` when they are. */
  readonly note: string | null
}

/**
 * The store in `data` (a file or `:memory:`) or in the user's data folder. Where libsql has no binary or the file cannot
 * be used, templates live in memory and the note says so.
 */
export async function openStore(data: string | null, generation: string): Promise<Opened> {
  if (data === ':memory:') return { store: createMemoryStore(), note: null }
  const file = data === null ? join(dataFolder(process.env), `demo-${generation}.db`) : resolve(data)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const { default: open } = await import('libsql')
    return { store: createSqliteStore(open, file), note: null }
  } catch (error) {
    return { store: createMemoryStore(), note: `templates are kept in memory: ${reason(error, file)}` }
  }
}

/** XDG's data folder, on Windows the local application data. */
export function dataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment['XDG_DATA_HOME'] || environment['LOCALAPPDATA'] || join(homedir(), '.local', 'share')
  return join(home, 'aerie')
}

function reason(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/MODULE_NOT_FOUND|DLOPEN/.test(code)) return 'libsql has no binary here'
  return `${file} cannot be used (${error instanceof Error ? error.message : String(error)})`
}
