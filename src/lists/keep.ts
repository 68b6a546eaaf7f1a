import { computed, inject, onBeforeUnmount, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import { printOrder, readOrder, type Order } from './order'

/** What a browser remembers of one list. */
export interface ListMemory {
  /** Names of the columns that are not shown. */
  readonly hidden: readonly string[]
  /** Rows that reported nothing are not shown. */
  readonly withoutQuiet: boolean
}

/** Search and order as an address carries them; empty where it says nothing. */
export interface ListState {
  readonly q: string
  readonly sort: string
}

/** Where the lists of a page keep what the reader did with them; a list without one forgets. */
export interface ListKeep {
  /** Reactive; `list` is the id of the widget in its dashboard. */
  recall(list: string): ListMemory | null
  remember(list: string, memory: ListMemory): void
  /** Reactive: what the address says of the page's first list. */
  state(): ListState
  change(what: Partial<ListState>): void
  /** True for the list that the address speaks of: the first that asked, until it goes. */
  claim(list: string): boolean
  release(list: string): void
}

export const LIST_KEEP: InjectionKey<ListKeep> = Symbol('list keep')

const PLAIN: ListMemory = { hidden: [], withoutQuiet: false }

export interface Kept {
  readonly wish: ComputedRef<string>
  readonly order: ComputedRef<Order | null>
  readonly hidden: ComputedRef<ReadonlySet<string>>
  readonly withoutQuiet: ComputedRef<boolean>
  readonly search: (wish: string) => void
  readonly sort: (order: Order | null) => void
  readonly hide: (hidden: ReadonlySet<string>) => void
  readonly hideQuiet: (hidden: boolean) => void
}

/** Search, order and columns of one list: in the address and the browser where the page offers it, else here. */
export function useKept(list: string): Kept {
  const keep = inject(LIST_KEEP, null)
  const own = shallowRef<ListState>({ q: '', sort: '' })
  const forgotten = shallowRef<ListMemory>(PLAIN)
  const claimed = keep?.claim(list) === true
  onBeforeUnmount(() => {
    if (claimed) keep?.release(list)
  })
  const state = computed(() => (claimed && keep ? keep.state() : own.value))
  const memory = computed(() => (keep ? (keep.recall(list) ?? PLAIN) : forgotten.value))
  const change = (what: Partial<ListState>): void => {
    if (claimed && keep) keep.change(what)
    else own.value = { ...own.value, ...what }
  }
  const remember = (what: Partial<ListMemory>): void => {
    const next = { ...memory.value, ...what }
    if (keep) keep.remember(list, next)
    else forgotten.value = next
  }
  return {
    wish: computed(() => state.value.q),
    order: computed(() => readOrder(state.value.sort)),
    hidden: computed(() => new Set(memory.value.hidden)),
    withoutQuiet: computed(() => memory.value.withoutQuiet),
    search: (q) => change({ q }),
    sort: (order) => change({ sort: printOrder(order) }),
    hide: (hidden) => remember({ hidden: [...hidden] }),
    hideQuiet: (withoutQuiet) => remember({ withoutQuiet }),
  }
}
