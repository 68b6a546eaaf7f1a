/** What is wrong in a text, from one offset to another. */
export interface Problem {
  readonly from: number
  readonly to: number
  readonly message: string
  readonly severity: 'error' | 'warning'
}

/** How many steps can be undone and redone. */
export interface Steps {
  readonly undo: number
  readonly redo: number
}

export interface PaneOptions {
  readonly text: string
  /** What the text is, for ears. */
  readonly label: string
  readonly readOnly: boolean
  /** Words of the editor's own parts, by their English. */
  readonly phrases: Readonly<Record<string, string>>
  readonly onChange: () => void
  readonly onSteps: (steps: Steps) => void
}

/** A text that is edited. Offsets count UTF-16 code units. */
export interface Pane {
  text(): string
  /** One step that can be undone. */
  replace(text: string): void
  /** The first 500 are marked. */
  mark(problems: readonly Problem[]): void
  /** Selects, scrolls there and takes the focus. */
  show(from: number, to: number): void
  undo(): void
  redo(): void
  focus(): void
  end(): void
}
