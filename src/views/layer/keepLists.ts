import { provide } from 'vue'
import { LIST_KEEP, type ListKeep } from '@/lists/keep'
import { useLists } from '@/stores/lists'
import { useLocation } from '@/stores/location'

/** Search and order of the page's first list stand in the address; columns of every list are remembered in this browser. */
export function keepLists(dashboard: () => readonly [layer: string, kind: string, name: string]): void {
  const location = useLocation()
  const stored = useLists()
  let first: string | null = null
  const keyOf = (list: string): string => JSON.stringify([...dashboard(), list])
  const keep: ListKeep = {
    recall: (list) => stored.lists.get(keyOf(list)) ?? null,
    remember: (list, memory) => stored.remember(keyOf(list), memory),
    state: () => ({ q: location.address.state.q ?? '', sort: location.address.state.sort ?? '' }),
    change({ q, sort }) {
      // What is typed follows the keys; an order is a step of its own.
      if (q !== undefined) location.settle({ q: q || undefined })
      if (sort !== undefined) location.change({ sort: sort || undefined })
    },
    claim(list) {
      first ??= list
      return first === list
    },
    release(list) {
      if (first === list) first = null
    },
  }
  provide(LIST_KEEP, keep)
}
