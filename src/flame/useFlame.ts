import { computed, onBeforeUnmount, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { PanelAddress } from '@/components/panelAddress'
import { foldsOf } from '@/geometry/flame/fold'
import type { FrameTable } from '@/geometry/flame/table'
import { isUnder } from '@/geometry/flame/walk'
import type { PanelChange } from '@/scope/panel'
import { useFind, type Find } from './useFind'

export const VIEWS = ['graph', 'table'] as const
export type View = (typeof VIEWS)[number]

/** A profile and what its reader does with it, kept in an address: `q`, `sel`, `view` and the filters `zoom`, `up` and `chain`. */
export interface Flame {
  readonly table: ComputedRef<FrameTable>
  readonly view: ComputedRef<View>
  readonly show: (view: View) => void
  /** Roots at the bottom. */
  readonly up: ComputedRef<boolean>
  readonly turn: (up: boolean) => void
  /** Rows that only repeat the one above share one. */
  readonly folded: ComputedRef<boolean>
  readonly fold: (folded: boolean) => void
  /** The frame that fills the width; 0 is all. */
  readonly focus: Readonly<Ref<number>>
  /** -1: none. */
  readonly selected: Readonly<Ref<number>>
  /** Frames that the address names and this table does not have. */
  readonly isLost: ComputedRef<boolean>
  readonly isZoomLost: ComputedRef<boolean>
  /** Zooms in on a frame, which is then selected; 0 is all. */
  readonly zoom: (frame: number) => void
  readonly select: (frame: number) => void
  /** Selects a frame and zooms to where it can be seen; `along` is a step of the reader's that changes with it. */
  readonly reveal: (frame: number, along?: PanelChange) => void
  readonly find: Find
  readonly toMatch: (by: 1 | -1) => Promise<void>
}

/** Browsers take only so many changes of the address a second, each costs more than the picture, and a held key makes more. */
const QUIET = 200
/** A frame of less than this share of what is looked at is zoomed in on, so that it can be seen. */
const VISIBLE = 1 / 60

export const keyText = (table: FrameTable, frame: number): string => (table.key[frame] ?? 0).toString(16)

/** -1: this table has no such frame. */
export function frameOfKey(table: FrameTable, key: string | undefined): number {
  return key !== undefined && /^[0-9a-f]{1,8}$/.test(key) ? table.key.indexOf(Number.parseInt(key, 16)) : -1
}

export function useFlame(source: () => FrameTable, address: PanelAddress): Flame {
  const table = computed(source)
  const state = address.state
  const filter = (name: string): string | undefined => state.value.filters?.get(name)
  const zoomKey = computed(() => filter('zoom'))
  const focus = shallowRef(0)
  const folded = computed(() => filter('chain') !== '1')
  const up = computed(() => filter('up') === '1')
  const selKey = computed(() => state.value.sel)
  const selected = shallowRef(-1)
  const find = useFind(table, address)

  let sent: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    [selKey, table],
    ([key, now], [, before]) => {
      // What this reader chose comes back later than the next choice.
      if (key !== undefined && key === sent && now === before) return
      sent = key
      selected.value = frameOfKey(now, key)
    },
    { immediate: true },
  )
  let sentZoom: string | undefined
  /** Runs while zoom follows zoom. */
  let rest: ReturnType<typeof setTimeout> | undefined
  /** The address does not have the last zoom yet. */
  let isBehind = false
  watch(
    [zoomKey, table],
    ([key, now], [, before]) => {
      if (key === sentZoom && now === before) return
      clearTimeout(rest)
      rest = undefined
      isBehind = false
      sentZoom = key
      focus.value = Math.max(0, frameOfKey(now, key))
    },
    { immediate: true, flush: 'sync' },
  )
  function flush(): void {
    timer = undefined
    if (selected.value < 0) return
    sent = keyText(table.value, selected.value)
    address.settle({ sel: sent })
  }
  function choose(frame: number): string | undefined {
    clearTimeout(timer)
    timer = undefined
    selected.value = frame
    sent = frame < 0 ? undefined : keyText(table.value, frame)
    return sent
  }
  /** Walking from frame to frame is no step in the history, the first choice is. */
  function select(frame: number): void {
    if (frame === selected.value) return
    if (frame >= 0 && selected.value >= 0) {
      selected.value = frame
      clearTimeout(timer)
      timer = setTimeout(flush, QUIET)
      return
    }
    address.change({ sel: choose(frame) })
  }
  /** Zooms, and answers what the address has to say of it. */
  function zoomed(frame: number): Record<string, string | null> {
    focus.value = frame
    isBehind = false
    sentZoom = frame > 0 ? keyText(table.value, frame) : undefined
    return { zoom: sentZoom ?? null }
  }
  const write = (): void => address.change({ sel: choose(selected.value), filters: zoomed(focus.value) })
  function settleZoom(): void {
    if (rest === undefined) write()
    else isBehind = true
    clearTimeout(rest)
    rest = setTimeout(() => {
      rest = undefined
      if (isBehind) write()
    }, QUIET)
  }
  /** The first of many is a step at once, the last is one when they rest. */
  function zoom(frame: number): void {
    // All the way out the selection stays where it was.
    const sel = frame > 0 ? frame : selected.value
    if (frame === focus.value) return select(sel)
    selected.value = sel
    focus.value = frame
    settleZoom()
  }
  function reveal(frame: number, along?: PanelChange): void {
    const of = frameThatShows(table.value, frame, focus.value)
    const depth = table.value.depth[frame] ?? 0
    const isHidden = folded.value && foldsOf(table.value, of).some(({ from, to }) => depth >= from && depth < to)
    if (!along && of === focus.value && !isHidden) return select(frame)
    const filters = { ...(of === focus.value && !isBehind ? {} : zoomed(of)), ...(isHidden ? { chain: '1' } : {}) }
    const what = { ...along, filters, sel: choose(frame) }
    if (along) address.change(what)
    else address.settle(what)
  }
  onBeforeUnmount(() => {
    clearTimeout(timer)
    clearTimeout(rest)
  })

  return {
    table,
    view: computed(() => (state.value.view === 'table' ? 'table' : 'graph')),
    show: (view) => address.change({ view: view === 'graph' ? undefined : view }),
    up,
    turn: (is) => address.change({ filters: { up: is ? '1' : null } }),
    folded,
    fold: (is) => address.change({ filters: { chain: is ? null : '1' } }),
    focus,
    selected,
    isLost: computed(() => selKey.value !== undefined && frameOfKey(table.value, selKey.value) < 0),
    isZoomLost: computed(() => zoomKey.value !== undefined && frameOfKey(table.value, zoomKey.value) < 0),
    zoom,
    select,
    reveal,
    find,
    async toMatch(by) {
      const hits = await find.latest()
      const next = hits ? matchBeside(hits.frames, selected.value, by) : -1
      if (next >= 0) reveal(next)
    },
  }
}

/** What to zoom in on so that the frame is wide enough: what is zoomed in where that does, else the widest that does. */
function frameThatShows(table: FrameTable, frame: number, focus: number): number {
  const total = table.total[frame] ?? 0
  const shows = (of: number): boolean => total >= (table.total[of] ?? 0) * VISIBLE
  const isAbove = isUnder(table, focus, frame)
  if (isAbove || (isUnder(table, frame, focus) && shows(focus))) return focus
  let best = frame
  for (let of = frame; of >= 0 && shows(of); of = table.parent[of] ?? -1) best = of
  return best
}

/** Round and round, in the order of the frames. */
function matchBeside(found: Uint8Array, from: number, by: 1 | -1): number {
  const count = found.length
  const start = from < 0 && by === -1 ? count : from
  for (let step = 1; step <= count; step += 1) {
    const at = (((start + by * step) % count) + count) % count
    if (found[at] === 1) return at
  }
  return -1
}
