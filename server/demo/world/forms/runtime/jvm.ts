import { figure, other, type Family, type State } from '../family'

const MIB = 1_048_576
/** The rules' `instance_jvm_memory_heap_max`. */
const HEAP_MAX = 1536 * MIB

type Value = (minute: number) => number

const heap = ({ memory }: State): Value => {
  return (minute) => Math.round(memory(minute) * HEAP_MAX)
}
const oldgen: (state: State) => Value = (state) => {
  const whole = heap(state)
  return (minute) => Math.round(0.7 * whole(minute))
}
const survivor: (state: State) => Value = (state) => {
  const whole = heap(state)
  return (minute) => Math.round(0.04 * whole(minute))
}

/** A pool beside the heap: most of it is there from the start, the rest comes within a day. */
const pool =
  (name: string, mib: number): ((state: State) => Value) =>
  ({ own, age }) => {
    const full = mib * MIB * own(name)
    return (minute) => Math.round(full * (0.9 + 0.1 * Math.min(1, age(minute) / 1440)))
  }
const POOLS: Readonly<Record<string, (state: State) => Value>> = {
  metaspace: pool('metaspace', 112),
  compressed_class_space: pool('compressed_class_space', 13),
  codeheap_non_nmethods: pool('codeheap_non_nmethods', 4),
  codeheap_profiled_nmethods: pool('codeheap_profiled_nmethods', 34),
  codeheap_non_profiled_nmethods: pool('codeheap_non_profiled_nmethods', 22),
}
const OLD_POOLS: Readonly<Record<string, (state: State) => Value>> = {
  permgen: pool('permgen', 88),
  code_cache: pool('code_cache', 42),
}

const noheap = (state: State): Value => {
  const parts = Object.values(state.making.measured.node.data.jdk8 ? OLD_POOLS : POOLS).map((make) => make(state))
  return (minute) => parts.reduce((sum, part) => sum + part(minute), 0)
}

const classes = ({ own }: State): number => Math.round(11_000 * own('classes'))
const unloaded = ({ own }: State): number => Math.round(60 * own('unloaded'))

/** Threads by state; the live ones are their sum. */
function threads({ making, saturation, own }: State) {
  const { lo, hi } = making.rule
  const most = Math.min(hi, lo + (hi - lo) * 0.97 * own('threads'))
  const live: Value = (minute) => Math.round(Math.min(most, lo + (hi - lo) * saturation(minute) * own('threads')))
  const blocked: Value = (minute) => Math.round(0.2 * live(minute) * Math.max(0, saturation(minute) - 0.6))
  const runnable: Value = (minute) => Math.round(0.22 * live(minute))
  const timed: Value = (minute) => Math.round(0.31 * live(minute))
  return {
    live,
    blocked,
    runnable,
    timed,
    waiting: (minute: number) => live(minute) - blocked(minute) - runnable(minute) - timed(minute),
    daemon: (minute: number) => Math.round(0.86 * live(minute)),
    // A process remembers its busiest moment.
    peak: () => Math.ceil(most),
  }
}

const thread = (which: keyof ReturnType<typeof threads>) => figure((state) => threads(state)[which])
const same = (metric: string) => figure((state) => other(state, metric))

/** HotSpot as the Java agent reports it. */
export const jvm: Family = {
  instance_jvm_memory_heap: figure(heap),
  instance_jvm_memory_noheap: figure(noheap),
  instance_jvm_memory_pool_zheap: figure(heap),
  instance_jvm_memory_pool_oldgen: figure(oldgen),
  instance_jvm_memory_pool_survivor: figure(survivor),
  instance_jvm_memory_pool_newgen: figure((state) => {
    const [whole, old, rest] = [heap(state), oldgen(state), survivor(state)]
    return (minute) => whole(minute) - old(minute) - rest(minute)
  }),
  ...Object.fromEntries(
    Object.entries({ ...POOLS, ...OLD_POOLS }).map(([name, make]) => [
      `instance_jvm_memory_pool_${name}`,
      figure(make),
    ]),
  ),
  instance_jvm_class_total_loaded_class_count: figure((state) => () => classes(state)),
  instance_jvm_class_total_unloaded_class_count: figure((state) => () => unloaded(state)),
  instance_jvm_class_loaded_class_count: figure((state) => () => classes(state) - unloaded(state)),
  instance_jvm_thread_live_count: thread('live'),
  instance_jvm_thread_daemon_count: thread('daemon'),
  instance_jvm_thread_peak_count: thread('peak'),
  instance_jvm_thread_runnable_state_thread_count: thread('runnable'),
  instance_jvm_thread_waiting_state_thread_count: thread('waiting'),
  instance_jvm_thread_timed_waiting_state_thread_count: thread('timed'),
  instance_jvm_thread_blocked_state_thread_count: thread('blocked'),
  meter_jvm_memory_used: same('instance_jvm_memory_heap'),
  meter_jvm_memory_committed: figure((state) => {
    const used = heap(state)
    return (minute) => used(minute) + 0.35 * (HEAP_MAX - used(minute))
  }),
  meter_jvm_classes_loaded: same('instance_jvm_class_loaded_class_count'),
  meter_jvm_classes_unloaded: same('instance_jvm_class_total_unloaded_class_count'),
  meter_jvm_threads_live: same('instance_jvm_thread_live_count'),
  meter_jvm_threads_daemon: same('instance_jvm_thread_daemon_count'),
  meter_jvm_threads_peak: same('instance_jvm_thread_peak_count'),
}
