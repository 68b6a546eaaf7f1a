/** A stored dashboard template: OAP keeps the configuration as text and does not look into it. */
export interface Template {
  readonly id: string
  readonly configuration: string
  readonly disabled: boolean
}

/** Where templates are kept, in the order they came. */
export interface TemplateStore {
  /** Where that is, in words for the start-up message. */
  readonly place: string
  all(): readonly Template[]
  get(id: string): Template | null
  /** False when the id is taken. */
  add(template: Template): boolean
  /** Replaces the configuration and enables; false when the id is unknown. */
  change(id: string, configuration: string): boolean
  /** False when the id is unknown. */
  disable(id: string): boolean
  close(): void
}

/** A profiling task that somebody asked for. */
export interface StoredTask {
  readonly id: string
  readonly kind: 'trace' | 'async'
  /** JSON of what was asked for. */
  readonly content: string
}

/** Where profiling tasks are kept, in the order they came. They never change. */
export interface TaskStore {
  list(kind: StoredTask['kind']): readonly StoredTask[]
  /** False when the id is taken. */
  add(task: StoredTask): boolean
}

export interface Store extends TemplateStore {
  readonly tasks: TaskStore
}
