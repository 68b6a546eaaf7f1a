import { figure, type Family, type State } from '../family'

const SLOTS = 2_400_000

const slots = ({ own }: State): number => Math.round(SLOTS * own('slots'))
const live = (state: State) => {
  const most = slots(state)
  return (minute: number) => Math.round(most * Math.min(0.97, 0.35 + state.memory(minute)))
}
const collections =
  (share: number) =>
  ({ load, own }: State) =>
  (minute: number) =>
    Math.round(90 * share * load(minute) * own('collections'))
const major = collections(0.12)
const minor = collections(0.72)

const percent = (share: number): number => Math.min(97, Math.max(1, 100 * share))

/** CRuby: all collections are minor or major, live slots are a part of the available ones. */
export const ruby: Family = {
  meter_instance_ruby_gc_major_count_total: figure(major),
  meter_instance_ruby_gc_minor_count_total: figure(minor),
  meter_instance_ruby_gc_count_total: figure((state) => {
    const [few, many] = [major(state), minor(state)]
    return (minute) => few(minute) + many(minute)
  }),
  meter_instance_ruby_heap_available_slots_count: figure((state) => () => slots(state)),
  meter_instance_ruby_heap_live_slots_count: figure(live),
  meter_instance_ruby_heap_usage_percent: figure((state) => {
    const [used, most] = [live(state), slots(state)]
    return (minute) => percent(used(minute) / most)
  }),
  meter_instance_ruby_memory_rss_mb: figure(
    ({ memory, own }) =>
      (minute) =>
        90 + 400 * memory(minute) * own('rss'),
  ),
  meter_instance_ruby_memory_usage_percent: figure(
    ({ memory }) =>
      (minute) =>
        percent(memory(minute)),
  ),
  meter_instance_ruby_thread_count_active: figure(
    ({ saturation, own }) =>
      (minute) =>
        3 + 24 * saturation(minute) * own('threads'),
  ),
  meter_instance_ruby_thread_count_running: figure(
    ({ saturation, own }) =>
      (minute) =>
        3 + 12 * saturation(minute) * own('threads'),
  ),
}
