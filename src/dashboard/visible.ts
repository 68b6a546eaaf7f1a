import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** How far below the screen a cell is asked for already, so that scrolling finds it drawn. */
const AHEAD = '240px'

export interface Visible {
  readonly cells: Readonly<ShallowRef<ReadonlySet<string>>>
  observe(element: Element, cell: string): () => void
}

/** Which cells are on screen or nearly so. `first` stands until the browser has told. */
export function useVisible(first: readonly string[]): Visible {
  const cells = shallowRef<ReadonlySet<string>>(new Set(first))
  const names = new Map<Element, string>()
  let told = false
  const observer = new IntersectionObserver(
    (entries) => {
      const next = new Set(told ? cells.value : [])
      told = true
      for (const { target, isIntersecting } of entries) {
        const name = names.get(target)
        if (name === undefined) continue
        if (isIntersecting) next.add(name)
        else next.delete(name)
      }
      if (!sameSet(next, cells.value)) cells.value = next
    },
    { rootMargin: `${AHEAD} 0px` },
  )
  onScopeDispose(() => observer.disconnect())
  return {
    cells,
    observe(element, cell) {
      names.set(element, cell)
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        names.delete(element)
        if (!cells.value.has(cell)) return
        const next = new Set(cells.value)
        next.delete(cell)
        cells.value = next
      }
    },
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one))
