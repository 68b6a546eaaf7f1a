import { figure, other, type Family } from '../family'

/** What Micrometer sees of a Spring service beside the agent. */
export const micrometer: Family = {
  meter_http_server_requests_count: figure(
    ({ making }) =>
      (minute) =>
        making.measured.calls(minute),
  ),
  meter_http_server_requests_duration: figure(
    ({ making }) =>
      (minute) =>
        making.measured.read(minute).latency,
  ),
  meter_jvm_gc_pause_count: figure((state) => {
    const [young, old] = [other(state, 'instance_jvm_young_gc_count'), other(state, 'instance_jvm_old_gc_count')]
    return (minute) => young(minute) + old(minute)
  }),
  meter_jvm_gc_pause_duration: figure((state) => {
    const [young, old] = [other(state, 'instance_jvm_young_gc_time'), other(state, 'instance_jvm_old_gc_time')]
    return (minute) => young(minute) + old(minute)
  }),
  meter_process_cpu_usage: figure((state) => other(state, 'instance_jvm_cpu')),
  meter_system_cpu_usage: figure((state) => {
    const process = other(state, 'instance_jvm_cpu')
    return (minute) => Math.min(98, process(minute) + 6 * state.own('system'))
  }),
  meter_process_files_max: figure(() => () => 1_048_576),
  meter_process_files_open: figure(
    ({ load, own }) =>
      (minute) =>
        90 + 420 * load(minute) * own('files'),
  ),
  meter_tomcat_sessions_active_current: figure(
    ({ load, own }) =>
      (minute) =>
        360 * load(minute) * own('sessions'),
  ),
  meter_tomcat_sessions_active_max: figure(
    ({ own }) =>
      () =>
        360 * own('sessions'),
  ),
  meter_tomcat_sessions_rejected: figure(() => () => 0),
}
