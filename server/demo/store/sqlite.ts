import type Database from 'libsql'
import type { Store, StoredTask, TaskStore, Template } from './store'

/** One step per entry; `user_version` counts those done. Entries are never changed, only added. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE template (
     position INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     configuration TEXT NOT NULL,
     disabled INTEGER NOT NULL DEFAULT 0
   )`,
  `CREATE TABLE task (
     position INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL,
     content TEXT NOT NULL
   )`,
]

/** Throws when the file cannot be opened, is no database, or was written by a newer release. */
export function createSqliteStore(open: typeof Database, file: string): Store {
  const database = new open(file)
  try {
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA busy_timeout = 2000')
    migrate(database)
  } catch (error) {
    database.close()
    throw error
  }
  const all = database.prepare('SELECT id, configuration, disabled FROM template ORDER BY position')
  const one = database.prepare('SELECT id, configuration, disabled FROM template WHERE id = ?')
  const add = database.prepare('INSERT OR IGNORE INTO template (id, configuration, disabled) VALUES (?, ?, ?)')
  const change = database.prepare('UPDATE template SET configuration = ?, disabled = 0 WHERE id = ?')
  const disable = database.prepare('UPDATE template SET disabled = 1 WHERE id = ?')
  return {
    place: file,
    all: () => all.all().flatMap(toTemplate),
    get: (id) => toTemplate(one.get(id))[0] ?? null,
    add: ({ id, configuration, disabled }) => add.run(id, configuration, disabled ? 1 : 0).changes > 0,
    change: (id, configuration) => change.run(configuration, id).changes > 0,
    disable: (id) => disable.run(id).changes > 0,
    tasks: createTasks(database),
    close: () => database.close(),
  }
}

function createTasks(database: Database.Database): TaskStore {
  const list = database.prepare('SELECT id, kind, content FROM task WHERE kind = ? ORDER BY position')
  const add = database.prepare('INSERT OR IGNORE INTO task (id, kind, content) VALUES (?, ?, ?)')
  return {
    list: (kind) => list.all(kind).flatMap((row) => toTask(row, kind)),
    add: ({ id, kind, content }) => add.run(id, kind, content).changes > 0,
  }
}

function migrate(database: Database.Database): void {
  const row = database.prepare('PRAGMA user_version').get()
  const done = isRecord(row) ? Number(row['user_version']) : 0
  if (done > MIGRATIONS.length) throw new Error('it was written by a newer release')
  for (let step = done; step < MIGRATIONS.length; step += 1) {
    database.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[step]}; PRAGMA user_version = ${step + 1}; COMMIT`)
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A row, or nothing where there is none. */
function toTemplate(row: unknown): Template[] {
  if (!isRecord(row)) return []
  return [{ id: String(row['id']), configuration: String(row['configuration']), disabled: row['disabled'] === 1 }]
}

const toTask = (row: unknown, kind: StoredTask['kind']): StoredTask[] =>
  isRecord(row) ? [{ id: String(row['id']), kind, content: String(row['content']) }] : []
