import { figure, type Family, type State } from '../family'

const MOST_WORKERS = 32_767
const MOST_PORTS = 1000

const collections =
  (share: number) =>
  ({ load, own }: State) =>
  (minute: number) =>
    90 * share * load(minute) * own('collections')

/** .NET: collections fall 10 : 3 : 1 over the generations. */
export const clr: Family = {
  instance_clr_gen0_collect_count: figure(collections(0.9)),
  instance_clr_gen1_collect_count: figure(collections(0.27)),
  instance_clr_gen2_collect_count: figure(collections(0.09)),
  instance_clr_max_worker_threads: figure(() => () => MOST_WORKERS),
  instance_clr_available_worker_threads: figure(
    ({ saturation, own }) =>
      (minute) =>
        MOST_WORKERS - (2 + 120 * saturation(minute) * own('workers')),
  ),
  instance_clr_max_completion_port_threads: figure(() => () => MOST_PORTS),
  instance_clr_available_completion_port_threads: figure(
    ({ saturation, own }) =>
      (minute) =>
        MOST_PORTS - (1 + 24 * saturation(minute) * own('ports')),
  ),
}
