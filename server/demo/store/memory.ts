import type { Store, StoredTask, Template } from './store'

/** Lost with the process: for `--data :memory:` without libsql, and where no file can be written. */
export function createMemoryStore(): Store {
  const rows = new Map<string, Template>()
  const tasks = new Map<string, StoredTask>()
  const put = (id: string, change: Partial<Template>): boolean => {
    const row = rows.get(id)
    if (row) rows.set(id, { ...row, ...change })
    return row !== undefined
  }
  return {
    place: 'memory',
    all: () => [...rows.values()],
    get: (id) => rows.get(id) ?? null,
    add(template) {
      if (rows.has(template.id)) return false
      rows.set(template.id, template)
      return true
    },
    change: (id, configuration) => put(id, { configuration, disabled: false }),
    disable: (id) => put(id, { disabled: true }),
    tasks: {
      list: (kind) => [...tasks.values()].filter((task) => task.kind === kind),
      add(task) {
        if (tasks.has(task.id)) return false
        tasks.set(task.id, task)
        return true
      },
    },
    close() {
      rows.clear()
      tasks.clear()
    },
  }
}
