import type { Clock } from '../clock'
import type { StoredTask, TaskStore } from '../store/store'

/** Records of profiling are kept three days, and tasks from a clock that ran ahead are not shown yet. */
const KEPT_MS = 3 * 86_400_000
const AHEAD_MS = 60_000

/** The tasks of one kind: those that are always there, and those that somebody asked for. */
export class Tasks<Task extends { readonly id: string; readonly created: number }> {
  readonly #store: TaskStore
  readonly #kind: StoredTask['kind']
  readonly #clock: Clock
  readonly #seeded: readonly Task[]
  readonly #read: (content: unknown) => Task | null

  constructor(
    store: TaskStore,
    kind: StoredTask['kind'],
    { clock, seeded, read }: { clock: Clock; seeded: readonly Task[]; read: (content: unknown) => Task | null },
  ) {
    this.#store = store
    this.#kind = kind
    this.#clock = clock
    this.#seeded = seeded
    this.#read = read
  }

  /** The newest first. */
  all(): readonly Task[] {
    const now = this.#clock()
    const stored = this.#store.list(this.#kind).flatMap(({ content }) => this.#read(JSON.parse(content)) ?? [])
    return [...this.#seeded, ...stored]
      .filter(({ created }) => created > now - KEPT_MS && created <= now + AHEAD_MS)
      .reverse()
      .toSorted((a, b) => b.created - a.created)
  }

  find(id: string): Task | null {
    return this.all().find((task) => task.id === id) ?? null
  }

  /** Keeps a task under `<created>_<service id>`, a millisecond later where that id is taken. Returns its id. */
  add(serviceId: string, make: (id: string, created: number) => Task): string {
    for (let created = this.#clock(); ; created += 1) {
      const id = `${created}_${serviceId}`
      if (this.#seeded.some((task) => task.id === id)) continue
      if (this.#store.add({ id, kind: this.#kind, content: JSON.stringify(make(id, created)) })) return id
    }
  }
}
