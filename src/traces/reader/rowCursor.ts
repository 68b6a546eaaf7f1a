import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { hasChildren } from '@/geometry/trace/model'
import type { Reader } from './useReader'

/** The row that the arrows move: the selected span's where there is one. */
export interface RowCursor {
  readonly row: ComputedRef<number>
  readonly move: (row: number) => void
  readonly choose: (row: number) => void
  readonly toggle: (row: number) => void
  readonly enter: () => void
  readonly into: () => void
  readonly out: () => void
}

interface Standing {
  readonly at: number
  readonly isRun: boolean
}

export function useRowCursor({ trace, rows, fold, refold, at: selected, select }: Reader): RowCursor {
  const standing = shallowRef<Standing | null>(selected.value === null ? null : { at: selected.value, isRun: false })
  watch(selected, (at) => {
    if (at !== null && (standing.value?.at !== at || standing.value.isRun)) standing.value = { at, isRun: false }
  })

  const row = computed(() => {
    const { rowOf, run } = rows.value
    if (!standing.value) return -1
    const { at, isRun } = standing.value
    const own = rowOf[at] ?? -1
    // The row of an opened run stands before that of its first span.
    return isRun && own > 0 && run[own] === 0 && (run[own - 1] ?? 0) > 0 ? own - 1 : own
  })

  const isRunAt = (index: number): boolean => (rows.value.run[index] ?? 0) > 0

  function move(index: number): void {
    const at = rows.value.span[index]
    if (at === undefined) return
    standing.value = { at, isRun: isRunAt(index) }
    if (selected.value !== null && !isRunAt(index)) select(at)
  }

  function toggle(index: number): void {
    const at = rows.value.span[index]
    if (at === undefined || (!isRunAt(index) && !hasChildren(trace.value, at))) return
    const name = isRunAt(index) ? 'opened' : 'turned'
    const next = new Set(fold.value[name])
    if (!next.delete(at)) next.add(at)
    // What is closed over the selected span takes its place, else the span would open it again.
    const hides = rows.value.open[index] === 1 && isBelow(index)
    refold({ [name]: next })
    if (hides) move(index)
  }
  /** The selected span is in what belongs to that row. */
  function isBelow(index: number): boolean {
    const mine = selected.value === null ? -1 : (rows.value.rowOf[selected.value] ?? -1)
    return mine > index && mine < endOf(index)
  }
  function endOf(index: number): number {
    const { indent, count } = rows.value
    let end = index + 1
    while (end < count && (indent[end] ?? 0) > (indent[index] ?? 0)) end += 1
    return end
  }

  function choose(index: number): void {
    move(index)
    if (isRunAt(index)) toggle(index)
    else select(rows.value.span[index] ?? null)
  }

  return {
    row,
    move,
    choose,
    toggle,
    enter: () => (row.value < 0 ? move(0) : choose(row.value)),
    into() {
      const index = row.value
      if (index < 0) return move(0)
      if (rows.value.open[index] === 1) move(index + 1)
      else toggle(index)
    },
    out() {
      const index = row.value
      if (index < 0) return
      if (rows.value.open[index] === 1) return toggle(index)
      const { indent } = rows.value
      let above = index - 1
      while (above >= 0 && (indent[above] ?? 0) >= (indent[index] ?? 0)) above -= 1
      if (above >= 0) move(above)
    },
  }
}
