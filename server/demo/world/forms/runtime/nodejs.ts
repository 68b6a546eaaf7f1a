import { figure, type Family, type State } from '../family'

const MIB = 1_048_576
const LIMIT = 512 * MIB

const spaces = ({ memory, own }: State) => {
  const most = 300 * MIB * own('heap')
  const old = (minute: number): number => Math.round(most * memory(minute))
  const young = (minute: number): number => Math.round(4 * MIB + 0.06 * most * memory(minute))
  const used = (minute: number): number => old(minute) + young(minute)
  const total = (minute: number): number => Math.round(1.12 * used(minute))
  const external = (minute: number): number => Math.round(6 * MIB + 0.04 * most * memory(minute))
  const buffers = (minute: number): number => Math.round(0.4 * external(minute))
  const malloced = (minute: number): number => Math.round(2.2 * MIB + 0.01 * most * memory(minute))
  return {
    old,
    young,
    used,
    total,
    external,
    buffers,
    malloced,
    peak: () => Math.round(2.2 * MIB + 0.01 * most),
    rss: (minute: number) => Math.round(38 * MIB + total(minute) + external(minute)),
  }
}
const space = (which: keyof ReturnType<typeof spaces>) => figure((state) => spaces(state)[which])

/** V8 (from OAP 11 on): the spaces make up what is used of the heap, the heap and what lies outside make up the process. */
export const nodejs: Family = {
  meter_instance_nodejs_new_space_used: space('young'),
  meter_instance_nodejs_old_space_used: space('old'),
  meter_instance_nodejs_heap_used: space('used'),
  meter_instance_nodejs_heap_total: space('total'),
  meter_instance_nodejs_heap_limit: figure(() => () => LIMIT),
  meter_instance_nodejs_external_memory: space('external'),
  meter_instance_nodejs_array_buffers: space('buffers'),
  meter_instance_nodejs_malloced_memory: space('malloced'),
  meter_instance_nodejs_peak_malloced_memory: space('peak'),
  meter_instance_nodejs_rss: space('rss'),
}
