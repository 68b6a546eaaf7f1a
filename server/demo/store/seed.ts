import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { builtInTemplates } from '@/layers/registry'
import type { TemplateStore } from './store'

/** Adds our dashboards that the store does not have yet, as OAP 10 does with its own at every start. */
export async function seedBuiltIn(store: TemplateStore): Promise<void> {
  for (const { id, dashboard } of await builtInTemplates()) {
    store.add({ id, configuration: JSON.stringify(dashboard.raw), disabled: false })
  }
}

/**
 * Adds the templates of a folder and the folders in it that the store does not have yet. A file holds one configuration,
 * or a list of `{id, configuration}` as exports of dashboards do. Text that is no JSON is stored as it is, under the name
 * of its file. Returns how many were added.
 */
export async function seedFolder(store: TemplateStore, folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort()
  let added = 0
  for (const name of names) {
    for (const { id, configuration } of templatesOf(
      basename(name, '.json'),
      await readFile(join(folder, name), 'utf8'),
    )) {
      if (store.add({ id, configuration, disabled: false })) added += 1
    }
  }
  return added
}

interface Seed {
  readonly id: string
  readonly configuration: string
}

export function templatesOf(name: string, text: string): Seed[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return [{ id: name, configuration: text }]
  }
  if (!Array.isArray(parsed)) return [{ id: name, configuration: text }]
  return parsed.map((entry: unknown, index) => {
    const members = new Map(Object.entries(typeof entry === 'object' && entry !== null ? entry : {}))
    const configuration: unknown = members.get('configuration')
    const id: unknown = members.get('id')
    return {
      id: typeof id === 'string' && id !== '' ? id : index === 0 ? name : `${name}-${index}`,
      configuration: typeof configuration === 'string' ? configuration : JSON.stringify(configuration ?? entry),
    }
  })
}
