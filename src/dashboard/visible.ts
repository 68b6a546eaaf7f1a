import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** How far beyond the screen a cell is asked for already, so that scrolling finds it drawn, px. */
const AHEAD = 240

export interface Visible {
  /** Cells on screen (`true`) or nearly so (`false`). */
  readonly cells: Readonly<ShallowRef<ReadonlyMap<string, boolean>>>
  observe(element: Element, cell: string): () => void
  /** Where the cells are now, without waiting for the browser to tell: for cells that were just put in place. */
  look(): void
}

/** Which cells are on screen or nearly so. */
export function useVisible(): Visible {
  const cells = shallowRef<ReadonlyMap<string, boolean>>(new Map())
  const names = new Map<Element, string>()
  const observer = new IntersectionObserver(
    (entries) =>
      tell(
        entries.map(({ target, isIntersecting, boundingClientRect }) => [target, isIntersecting, boundingClientRect]),
      ),
    { rootMargin: `${AHEAD}px 0px` },
  )
  onScopeDispose(() => observer.disconnect())

  function tell(told: readonly (readonly [target: Element, near: boolean, box: DOMRectReadOnly])[]): void {
    const next = new Map(cells.value)
    for (const [target, near, box] of told) {
      const name = names.get(target)
      if (name === undefined) continue
      if (near) next.set(name, isWithin(box, 0))
      else next.delete(name)
    }
    if (!isSame(next, cells.value)) cells.value = next
  }

  return {
    cells,
    look() {
      tell(
        [...names.keys()].map((element) => {
          const box = element.getBoundingClientRect()
          return [element, isWithin(box, AHEAD), box]
        }),
      )
    },
    observe(element, cell) {
      names.set(element, cell)
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        names.delete(element)
        if (!cells.value.has(cell)) return
        const next = new Map(cells.value)
        next.delete(cell)
        cells.value = next
      }
    },
  }
}

const isWithin = ({ top, bottom }: DOMRectReadOnly, margin: number): boolean =>
  top < window.innerHeight + margin && bottom >= -margin

const isSame = (a: ReadonlyMap<string, boolean>, b: ReadonlyMap<string, boolean>): boolean =>
  a.size === b.size && [...a].every(([cell, onScreen]) => b.get(cell) === onScreen)
