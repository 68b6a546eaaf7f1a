import { figure, type Family, type State } from '../family'

/** MB. */
const used = ({ memory, own }: State) => {
  const most = 300 * own('memory')
  return (minute: number) => Math.round(20 + most * memory(minute))
}
/** The most that a process ever held is what it holds when all is in use. */
const peak = ({ own }: State): number => Math.round(20 + 300 * own('memory') * 0.985)

/** PHP (from OAP 11 on): used, peak and virtual memory never cross. */
export const php: Family = {
  meter_instance_php_memory_used_mb: figure(used),
  meter_instance_php_memory_peak_mb: figure((state) => () => peak(state)),
  meter_instance_php_virtual_memory_mb: figure((state) => () => peak(state) + 50),
}
