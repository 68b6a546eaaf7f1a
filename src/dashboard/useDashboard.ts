import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { DataState } from '@/components/state'
import { builtIn } from '@/layers/registry'
import type { Failure } from '@/mqe/result'
import type { Level } from '@/mqe/source'
import { useServer } from '@/query/connection'
import { failureOf } from '@/query/failure'
import type { EntityKind } from '@/scope/entity'
import { choose, type Candidate, type Choice, type Preference } from '@/template/choose'
import { candidatesOf, shipped as shippedOne, type Damaged } from '@/template/rows'
import { stockHashes } from '@/template/stock'
import type { Dashboard, Fault } from '@/template/types'
import { useDerived } from './derived/useDerived'
import { calledIn } from './sheetPhrase'
import { inWords } from './sheetWords'
import { useTemplateIndex } from './templateIndex'

export interface AskedDashboard {
  readonly layer: string
  readonly kind: EntityKind
  /** As the address has it; `null` leaves the choice to us. */
  readonly name: string | null
}

export interface ShownDashboard {
  /** Ours in the reader's language. */
  readonly dashboard: Dashboard | null
  /** As an address has it. */
  readonly name: string | null
  /** As the page calls it. */
  readonly title: string | null
  readonly where: Candidate['where'] | null
  readonly faults: readonly Fault[]
  /** All of this layer and entity, the preferred first. */
  readonly all: readonly Candidate[]
  /** It was made from what OAP knows of its metrics, because nobody has one; so many of them found no room. */
  readonly derived: { readonly more: number } | null
  /** Rows of the server that cannot be read, of whatever layer. */
  readonly damaged: readonly Damaged[]
  /** The name that was asked for and is not there; another one is shown. */
  readonly missing: string | null
  /** `empty`: nobody has a dashboard for this. */
  readonly state: Extract<DataState, 'loading' | 'fresh' | 'empty' | 'error'>
  /** Why the server's dashboards are not among `all`. */
  readonly failure: Failure | null
  retry(): void
}

/** How long the server's list is waited for before ours are shown, ms. */
const PATIENCE = 2_000

interface Shipped {
  readonly layer: string
  readonly dashboards: readonly Dashboard[]
}

/** Which dashboard a page shows, from the server's store and ours (DESIGN, "Which dashboard is shown"). */
export function useDashboard(
  asked: () => AskedDashboard,
  prefer: () => Preference = () => 'server',
): ComputedRef<ShownDashboard> {
  const layer = computed(() => asked().layer)
  const kind = computed(() => asked().kind)
  const name = computed(() => asked().name)

  const server = useServer()
  const { index, failure, shared, retry } = useTemplateIndex()
  const { shipped, lost, load } = useShipped(() => layer.value)
  const stock = useStock(() => layer.value)
  const patient = useTimer(PATIENCE)

  const own = computed(() => (shipped.value?.layer === layer.value ? shipped.value : null))
  const listed = computed(() => index.value !== null || failure.value !== null || !patient.value)
  /** `undefined` while something is awaited, `null` where rows must be compared with the stock templates first. */
  const found = computed(() => {
    if (own.value === null || !listed.value) return undefined
    const known = { builtIn: own.value.dashboards, stock: stock.hashes.value, shared: shared.value }
    return candidatesOf(index.value?.rows ?? [], { layer: layer.value, entity: kind.value }, known)
  })
  watch(
    () => found.value === null,
    (needed) => needed && stock.load(),
    { immediate: true },
  )
  const isBare = computed(() => found.value?.length === 0)
  const standIn = useDerived(() => (isBare.value ? { layer: layer.value, kind: kind.value } : null))
  const candidates = computed<readonly Candidate[] | null>(() => {
    if (!isBare.value) return found.value ?? null
    const { derived } = standIn.value
    return derived === undefined ? null : derived === null ? [] : [shippedOne(derived.dashboard)]
  })
  const choice = computed<Choice | null>(
    () =>
      candidates.value &&
      choose(candidates.value, { layer: layer.value, entity: kind.value, name: name.value }, prefer()),
  )
  const chosen = computed(() => choice.value?.chosen ?? null)
  const fit = useFit(() => server.capabilities.value?.level ?? null)
  // In steps: a list that came anew and changed nothing about this one draws nothing anew.
  const source = computed(() => chosen.value?.dashboard ?? null)
  const isOurs = computed(() => chosen.value?.origin === 'ours')
  const fitting = computed(() => (source.value && isOurs.value ? fit.value(source.value) : source.value))
  const dashboard = computed(() => (fitting.value && isOurs.value ? inWords(fitting.value) : fitting.value))

  return computed(() => {
    const trouble = failure.value ?? lost.value ?? stock.lost.value ?? (isBare.value ? standIn.value.failure : null)
    return {
      dashboard: dashboard.value,
      name: chosen.value?.name ?? null,
      title: chosen.value && calledIn(chosen.value),
      where: chosen.value?.where ?? null,
      faults: chosen.value?.faults ?? [],
      all: choice.value?.all ?? [],
      derived: (isBare.value && standIn.value.derived) || null,
      damaged: index.value?.damaged ?? [],
      missing: choice.value?.missing ?? null,
      state: dashboard.value ? 'fresh' : trouble ? 'error' : choice.value && !chosen.value ? 'empty' : 'loading',
      failure: trouble,
      retry() {
        if (lost.value) load()
        if (stock.lost.value) stock.load()
        if (isBare.value) standIn.value.retry()
        retry()
      },
    }
  })
}

/** What ships with the page for a layer, loaded when the layer is opened. */
function useShipped(layer: () => string) {
  const shipped = shallowRef<Shipped | null>(null)
  const lost = shallowRef<Failure | null>(null)
  const load = (): void => {
    const wanted = layer()
    lost.value = null
    builtIn(wanted).then(
      (dashboards) => {
        if (wanted === layer()) shipped.value = { layer: wanted, dashboards }
      },
      (thrown: unknown) => {
        if (wanted === layer()) lost.value = lostFor(thrown)
      },
    )
  }
  watch(layer, load, { immediate: true })
  return { shipped, lost, load }
}

/** Hashes of the stock templates of a layer: most stores hold only ours there, which needs no comparison. */
function useStock(layer: () => string) {
  const loaded = shallowRef<{ readonly layer: string; readonly hashes: ReadonlySet<string> } | null>(null)
  const lost = shallowRef<Failure | null>(null)
  const load = (): void => {
    const wanted = layer()
    lost.value = null
    stockHashes(wanted).then(
      (hashes) => (loaded.value = { layer: wanted, hashes }),
      (thrown: unknown) => (lost.value = lostFor(thrown)),
    )
  }
  return { hashes: computed(() => (loaded.value?.layer === layer() ? loaded.value.hashes : null)), lost, load }
}

const lostFor = (thrown: unknown): Failure =>
  failureOf('network', thrown instanceof Error ? thrown.message : String(thrown))

type Fit = (dashboard: Dashboard) => Dashboard | null

/** Below this level our expressions say too much; what shortens them brings the parser of MQE along, so it is loaded then. */
const FULL: Level = 10.2

function useFit(level: () => Level | null): ShallowRef<Fit> {
  const fit = shallowRef<Fit>((dashboard) => dashboard)
  watch(
    level,
    async (known) => {
      if (known === null || known >= FULL) return
      fit.value = () => null
      try {
        const { fitted } = await import('@/template/level')
        fit.value = (dashboard) => fitted(dashboard, known)
      } catch {
        // Some of its expressions are refused then, each in its own widget.
        fit.value = (dashboard) => dashboard
      }
    },
    { immediate: true },
  )
  return fit
}

/** True until the time is over. */
function useTimer(ms: number) {
  const running = shallowRef(true)
  const timer = setTimeout(() => (running.value = false), ms)
  onScopeDispose(() => clearTimeout(timer))
  return running
}
