import { figure, figures, lately, type Family, type Labelled, type State } from '../family'

const MIB = 1_048_576

type Value = (minute: number) => number

/** Bytes of the minute by what Go uses them for; `total` is their sum. */
interface Bytes {
  readonly objects: number
  readonly unused: number
  readonly free: number
  readonly released: number
  readonly stacks: number
  readonly osStacks: number
  readonly mcacheUsed: number
  readonly mcacheFree: number
  readonly mspanUsed: number
  readonly mspanFree: number
  readonly metadata: number
  readonly buckets: number
  readonly rest: number
  readonly total: number
}

function bytes({ memory, saturation, own }: State): (minute: number) => Bytes {
  const heap = 150 * MIB * own('heap')
  const buckets = Math.round(1.4 * MIB * own('buckets'))
  const rest = Math.round(2.1 * MIB * own('rest'))
  return (minute) => {
    const objects = Math.round(heap * memory(minute))
    const mspanUsed = Math.round(0.012 * objects)
    const parts = {
      objects,
      unused: Math.round(0.09 * objects),
      free: Math.round(0.12 * objects),
      released: Math.round(0.16 * objects),
      stacks: Math.round(MIB * (1 + 6 * saturation(minute))),
      osStacks: 131_072,
      mcacheUsed: 9600,
      mcacheFree: 6000,
      mspanUsed,
      mspanFree: Math.round(0.2 * mspanUsed),
      metadata: 3 * MIB + Math.round(0.02 * objects),
      buckets,
      rest,
    }
    const { unused, free, released, stacks, osStacks, mcacheUsed, mcacheFree, mspanFree, metadata } = parts
    const inHeap = objects + unused + free + released
    const inMetadata = mcacheUsed + mcacheFree + mspanUsed + mspanFree + metadata
    return { ...parts, total: inHeap + inMetadata + stacks + osStacks + buckets + rest }
  }
}
const part = (which: keyof Bytes) => figure(lone(which))
const lone =
  (which: keyof Bytes) =>
  (state: State): Value => {
    const all = bytes(state)
    return (minute) => all(minute)[which]
  }

/** Objects of a minute. */
const allocated =
  ({ load, own }: State): Value =>
  (minute) =>
    Math.round(3_600_000 * load(minute) * own('objects'))
const collected: (state: State) => Value = (state) => {
  const all = allocated(state)
  return (minute) => Math.round(0.98 * all(minute))
}
const cycles: (state: State) => Value = ({ load, own }) => {
  return (minute) => Math.round(50 * load(minute) * own('cycles'))
}
const forced: (state: State) => Value = (state) => {
  const all = cycles(state)
  return (minute) => Math.round(0.04 * all(minute))
}

/** A line for each kind; `make` gives them what they share. */
const typed = (make: (state: State) => Readonly<Record<string, Value>>) =>
  figures((state) =>
    Object.entries(make(state)).map(([type, value]) => ({ labels: [{ key: 'type', value: type }], value })),
  )
const inBytes = (lines: Readonly<Record<string, keyof Bytes>>) =>
  typed((state) => {
    const all = lately(bytes(state))
    return Object.fromEntries(Object.entries(lines).map(([type, which]) => [type, (minute) => all(minute)[which]]))
  })

/** Multiples of the mean at each percentile. */
const SPREAD = [
  ['50', 0.6],
  ['75', 1.2],
  ['90', 2.1],
  ['95', 3.2],
  ['99', 6.4],
] as const
const spread = (mean: (state: State) => Value) =>
  figures((state) => {
    const middle = lately(mean(state))
    const { lo, hi } = state.making.rule
    return SPREAD.map(([rank, factor]): Labelled => ({
      labels: [{ key: 'p', value: rank }],
      value: (minute) => Math.min(hi, Math.max(lo, factor * middle(minute))),
    }))
  })
/** Ns, growing with the saturation to `most`. */
const pauses = (most: number) =>
  spread(
    ({ saturation, own }) =>
      (minute) =>
        40_000 + most * saturation(minute) ** 2 * own('pauses'),
  )
const sizes = spread(
  ({ own }) =>
    () =>
      160 * own('sizes'),
)

/** The Go agent's runtime metrics. */
export const golang: Family = {
  meter_instance_golang_heap_alloc: part('objects'),
  meter_instance_golang_memory_heap_labeled: inBytes({
    objects: 'objects',
    unused: 'unused',
    free: 'free',
    released: 'released',
  }),
  meter_instance_golang_metadata_mcache_labeled: inBytes({
    inuse: 'mcacheUsed',
    free: 'mcacheFree',
  }),
  meter_instance_golang_metadata_mspan_labeled: inBytes({
    inuse: 'mspanUsed',
    free: 'mspanFree',
  }),
  meter_instance_golang_memory_metadata_other: part('metadata'),
  meter_instance_golang_memory_os_stacks: part('osStacks'),
  meter_instance_golang_memory_profiling_buckets: part('buckets'),
  meter_instance_golang_memory_other: part('rest'),
  meter_instance_golang_stack_used: part('stacks'),
  meter_instance_golang_memory_total: part('total'),
  meter_instance_golang_gc_heap_goal: figure((state) => {
    const objects = lone('objects')(state)
    return (minute) => 1.4 * objects(minute)
  }),
  meter_instance_golang_gc_stack_starting_size: figure(
    ({ making }) =>
      () =>
        making.rule.lo,
  ),
  meter_instance_golang_heap_alloc_rate: figure((state) => {
    const objects = lone('objects')(state)
    return (minute) => 2.6 * objects(minute) * (0.4 + state.load(minute))
  }),
  meter_instance_golang_heap_frees: figure((state) => {
    const objects = lone('objects')(state)
    return (minute) => 2.5 * objects(minute) * (0.4 + state.load(minute))
  }),
  meter_instance_golang_heap_alloc_objects: figure(allocated),
  meter_instance_golang_heap_frees_objects: figure(collected),
  meter_instance_golang_gc_heap_tiny_allocs: figure((state) => {
    const all = allocated(state)
    return (minute) => 0.3 * all(minute)
  }),
  meter_instance_golang_gc_heap_objects: figure((state) => {
    const objects = lone('objects')(state)
    return (minute) => objects(minute) / 88
  }),
  meter_instance_golang_gc_count: figure(cycles),
  meter_instance_golang_gc_count_labeled: typed((state) => {
    const [all, some] = [cycles(state), forced(state)]
    return { forced: some, automatic: (minute) => all(minute) - some(minute) }
  }),
  meter_instance_golang_gc_limiter_last_enabled: figure(() => () => 0),
  meter_instance_golang_gc_heap_allocs_by_size: sizes,
  meter_instance_golang_gc_heap_frees_by_size: sizes,
  meter_instance_golang_gc_pauses: pauses(1_500_000),
  meter_instance_golang_sched_latencies: pauses(4_000_000),
  meter_instance_golang_os_threads_num: figure(
    ({ saturation, own }) =>
      (minute) =>
        12 + 20 * saturation(minute) * own('threads'),
  ),
  meter_instance_golang_live_goroutines_num: figure(
    ({ saturation, own }) =>
      (minute) =>
        40 + 780 * saturation(minute) * own('goroutines'),
  ),
}
