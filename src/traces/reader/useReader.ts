import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { usePanelAddress, type PanelAddress } from '@/components/panelAddress'
import { criticalPath, type CriticalPath } from '@/geometry/trace/critical'
import { find, readWish, step, type Matches } from '@/geometry/trace/find'
import { deepestError, longestStep } from '@/geometry/trace/leads'
import { traceOf, type Trace } from '@/geometry/trace/model'
import { runsOf, type Runs } from '@/geometry/trace/repeats'
import { isShown, keeping, printFold, readFold, revealing, rowsOf, type Fold, type Rows } from '@/geometry/trace/rows'
import type { WireSpan } from '@/protocol/trace/span'
import { shortNames, tokensOf } from './look'
import { useSelection, type Selection } from './selection'

export const VIEWS = ['waterfall', 'table', 'statistics', 'flame'] as const
export type View = (typeof VIEWS)[number]

/** So many equal neighbours become one row. */
const REPEATS = 3

/** Spans that tell most of why it took so long, and why it failed. */
interface Leads {
  /** With what it itself adds to the critical path, ms. */
  readonly longest: { readonly at: number; readonly own: number } | null
  readonly failed: number | null
}

/** A trace and all that the reader does with it, kept in the panel's address. */
export interface Reader extends Selection {
  readonly address: PanelAddress
  readonly trace: ComputedRef<Trace<WireSpan>>
  readonly runs: ComputedRef<Runs>
  /** By index of the service: its colour, and what it is called here. */
  readonly tokens: ComputedRef<readonly string[]>
  readonly names: ComputedRef<readonly string[]>
  readonly view: ComputedRef<View>
  readonly show: (view: View) => void
  readonly rows: ComputedRef<Rows>
  readonly fold: ComputedRef<Fold>
  readonly refold: (fold: Partial<Fold>) => void
  readonly errorsOnly: ComputedRef<boolean>
  readonly setErrorsOnly: (is: boolean) => void
  /** `null` when it is not shown. */
  readonly path: ComputedRef<CriticalPath | null>
  readonly setPath: (is: boolean) => void
  /** Where to look first. */
  readonly leads: ComputedRef<Leads>
  /** What is looked at, shares of the whole. */
  readonly zoom: ComputedRef<readonly [number, number]>
  readonly zoomTo: (zoom: readonly [number, number] | null) => void
  readonly wish: ShallowRef<string>
  readonly matches: ComputedRef<Matches | null>
  readonly toMatch: (by: 1 | -1) => void
  /** Selects a span and opens whatever it is folded into. */
  readonly reveal: (at: number) => void
}

const WHOLE = [0, 1] as const
const TYPING = 150

export function useReader(spans: () => readonly WireSpan[]): Reader {
  const address = usePanelAddress()
  const filter = (name: string): string | undefined => address.state.value.filters?.get(name)
  const set = (name: string, value: string | null): void => address.settle({ filters: { [name]: value } })

  const trace = computed(() => traceOf(spans()))
  const runs = computed(() => runsOf(trace.value))
  const selection = useSelection(() => trace.value, address)

  const printed = computed(() => filter('fold') ?? '')
  const levels = computed(() => filter('levels'))
  const areFolded = computed(() => filter('repeats') !== 'off')
  const fold = computed<Fold>(() => ({
    levels: /^[1-9]\d{0,5}$/.test(levels.value ?? '') ? Number(levels.value) : null,
    repeats: areFolded.value ? REPEATS : 0,
    ...readFold(printed.value),
  }))
  const filtersOf = ({ turned, opened, levels: most, repeats }: Fold): Record<string, string | null> => ({
    levels: most === null ? null : String(most),
    repeats: repeats === 0 ? 'off' : null,
    fold: printFold({ turned, opened }) || null,
  })
  const refold = (next: Partial<Fold>): void => address.settle({ filters: filtersOf({ ...fold.value, ...next }) })

  const errorsOnly = computed(() => filter('only') === 'errors')
  const kept = computed(() =>
    errorsOnly.value ? keeping(trace.value, (at) => trace.value.spans[at]?.isError === true) : null,
  )
  const rows = computed(() => rowsOf(trace.value, runs.value, fold.value, kept.value))
  const withPath = computed(() => filter('path') !== 'off')
  const critical = computed(() => criticalPath(trace.value))
  const path = computed(() => (withPath.value ? critical.value : null))
  const leads = computed<Leads>(() => {
    const longest = trace.value.real > 1 ? longestStep(critical.value) : null
    return {
      longest: longest === null ? null : { at: longest, own: critical.value.own[longest] ?? 0 },
      failed: deepestError(trace.value),
    }
  })

  const { wish, matches, latest } = useFind(trace, address)

  const isSeen = (at: number): boolean => kept.value?.[at] !== 0 && isShown(rows.value, at)
  /** What makes a row of it. */
  const showing = (at: number): Record<string, string | null> => ({
    ...filtersOf(revealing(trace.value, runs.value, fold.value, at)),
    ...(kept.value?.[at] === 0 ? { only: null } : {}),
  })
  const reveal = (at: number): void => selection.select(at, isSeen(at) ? undefined : { filters: showing(at) })
  // A link names a span, and not always what it is folded into.
  watch(
    [() => address.state.value.sel, trace],
    () => {
      const at = selection.at.value
      if (at !== null && !isSeen(at)) address.settle({ filters: showing(at) })
    },
    { immediate: true },
  )

  return {
    ...selection,
    address,
    trace,
    runs,
    tokens: computed(() => tokensOf(trace.value)),
    names: computed(() => shortNames(trace.value)),
    view: computed(() => VIEWS.find((one) => one === address.state.value.view) ?? 'waterfall'),
    show: (view) => address.change({ view: view === 'waterfall' ? undefined : view }),
    rows,
    fold,
    refold,
    errorsOnly,
    setErrorsOnly: (is) => set('only', is ? 'errors' : null),
    path,
    setPath: (is) => set('path', is ? null : 'off'),
    leads,
    zoom: computed(() => zoomOf(address.state.value.z)),
    zoomTo: (next) => address.change({ z: next ? shortened(next) : undefined }),
    wish,
    matches,
    toMatch(by) {
      const found = latest()
      const next = found && step(found, selection.at.value ?? (by === 1 ? -1 : Infinity), by)
      if (next !== null) reveal(next)
    },
    reveal,
  }
}

/** To a thousandth of what is looked at: the rest of the digits says nothing. */
function shortened([from, to]: readonly [number, number]): readonly [number, number] {
  const digits = Math.min(12, Math.max(3, Math.ceil(3 - Math.log10(to - from))))
  return [Number(from.toFixed(digits)), Number(to.toFixed(digits))]
}

/** An address may say anything. */
function zoomOf(z: readonly [number, number] | undefined): readonly [number, number] {
  const [from, to] = z ?? WHOLE
  return from >= 0 && to <= 1 && from < to ? [from, to] : WHOLE
}

/** What is typed goes into the address when the typing rests. */
function useFind(
  trace: ComputedRef<Trace<WireSpan>>,
  address: PanelAddress,
): {
  readonly wish: ShallowRef<string>
  readonly matches: ComputedRef<Matches | null>
  /** Of what is typed, also before it is in the address. */
  readonly latest: () => Matches | null
} {
  const asked = computed(() => address.state.value.q ?? '')
  const wish = shallowRef(asked.value)
  watch(asked, (next) => (wish.value = next))
  watch(wish, (next, _, onCleanup) => {
    const timer = setTimeout(() => {
      if (next !== asked.value) address.settle({ q: next === '' ? undefined : next })
    }, TYPING)
    onCleanup(() => clearTimeout(timer))
  })
  const matches = computed(() => find(trace.value, readWish(asked.value)))
  const latest = (): Matches | null =>
    wish.value === asked.value ? matches.value : find(trace.value, readWish(wish.value))
  return { wish, matches, latest }
}
