import type { FrameTable } from '@/geometry/flame/table'
import { beside, isUnder, parentOf, widestChild } from '@/geometry/flame/walk'

interface Wishes {
  readonly table: () => FrameTable
  readonly focus: () => number
  readonly selected: () => number
  readonly isUp: () => boolean
  /** The frames that share a row with this one; `null` where it has its own. */
  readonly fold: (frame: number) => readonly number[] | null
  readonly unfold: (frame: number) => void
  /** Rows of the box. */
  readonly page: (by: 1 | -1) => void
  readonly select: (frame: number) => void
  readonly zoom: (frame: number) => void
  readonly menu: (frame: number) => void
}

/** Arrows walk the frames, those that share a row as one, which Enter opens; else Enter zooms in, Backspace and Esc one out, Home all the way. */
export function keysOf(wishes: Wishes): (event: KeyboardEvent) => void {
  function walk(to: (table: FrameTable, frame: number, focus: number) => number): void {
    const selected = wishes.selected()
    const focus = wishes.focus()
    const table = wishes.table()
    // What is beside the focus is not to be seen: the way begins anew.
    const isSeen = selected >= 0 && (isUnder(table, selected, focus) || isUnder(table, focus, selected))
    const next = isSeen ? to(table, selected, focus) : focus
    if (next >= 0) wishes.select(next)
  }
  const first = (frame: number): number => wishes.fold(frame)?.[0] ?? frame
  const parent = (): void => walk((table, frame) => first(parentOf(table, first(frame))))
  /** Above the focus there is one way down. */
  const child = (): void =>
    walk((table, frame, focus) => {
      const from = wishes.fold(frame)?.at(-1) ?? frame
      return first(from < focus ? towards(table, from, focus) : widestChild(table, from))
    })
  const out = (): boolean => {
    const focus = wishes.focus()
    if (focus > 0) wishes.zoom(wishes.table().parent[focus] ?? 0)
    return focus > 0
  }
  const enter = (): void => {
    const selected = wishes.selected()
    if (wishes.fold(selected)) wishes.unfold(selected)
    else wishes.zoom(selected < 0 ? wishes.focus() : selected)
  }
  const keys: Readonly<Record<string, () => unknown>> = {
    ArrowUp: () => (wishes.isUp() ? child() : parent()),
    ArrowDown: () => (wishes.isUp() ? parent() : child()),
    ArrowLeft: () => walk((table, frame, focus) => beside(table, frame, -1, focus)),
    ArrowRight: () => walk((table, frame, focus) => beside(table, frame, 1, focus)),
    Enter: enter,
    ' ': enter,
    Backspace: out,
    // Who has nothing to leave lets the page close what is nearest.
    Escape: out,
    Home: () => wishes.zoom(0),
    PageUp: () => wishes.page(-1),
    PageDown: () => wishes.page(1),
    ContextMenu: () => wishes.menu(wishes.selected()),
    '.': () => wishes.menu(wishes.selected()),
  }
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    if (!act || act() === false) return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** The child of `from` on the way down to `to`. */
function towards(table: FrameTable, from: number, to: number): number {
  let frame = to
  while (frame > 0 && table.parent[frame] !== from) frame = table.parent[frame] ?? 0
  return frame
}
