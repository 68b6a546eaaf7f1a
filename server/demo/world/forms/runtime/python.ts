import { figure, type Family, type State } from '../family'

const collections =
  (share: number) =>
  ({ load, own }: State) =>
  (minute: number) =>
    120 * share * load(minute) * own('collections')

const percent = (share: number): number => Math.min(97, Math.max(1, 100 * share))

/** CPython: a generation is collected when the younger one has been ten times. */
export const python: Family = {
  meter_instance_pvm_gc_g0: figure(collections(0.9)),
  meter_instance_pvm_gc_g1: figure(collections(0.09)),
  meter_instance_pvm_gc_g2: figure(collections(0.009)),
  meter_instance_pvm_process_cpu_utilization: figure(
    ({ cpu }) =>
      (minute) =>
        percent(0.88 * cpu(minute)),
  ),
  meter_instance_pvm_total_cpu_utilization: figure(
    ({ cpu }) =>
      (minute) =>
        percent(cpu(minute)),
  ),
  meter_instance_pvm_process_mem_utilization: figure(
    ({ memory }) =>
      (minute) =>
        percent(0.55 * memory(minute)),
  ),
  meter_instance_pvm_total_mem_utilization: figure(
    ({ memory }) =>
      (minute) =>
        percent(memory(minute)),
  ),
}
