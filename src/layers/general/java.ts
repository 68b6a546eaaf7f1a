import { present, rowWhen, type Row } from '@/template/build'
import { area, bar, line, type Asked } from '@/template/part'

const bytes = (metric: string, label: string): Asked => ({ ask: metric, unit: 'bytes', label })
const pool = (name: string, label: string): Asked => bytes(`instance_jvm_memory_pool_${name}`, label)
const count = (metric: string, label: string): Asked => ({ ask: metric, label })

const hasJvm = present('instance_jvm_cpu')

/** A JVM as the agent sees it. What a collector or a JDK does not have (ZGC has no generations) leaves its line out. */
export const jvm: readonly Row[] = [
  rowWhen(
    hasJvm,
    11,
    line(
      'JVM heap (bytes)',
      [bytes('instance_jvm_memory_heap', 'used'), bytes('instance_jvm_memory_heap_max', 'at most')],
      { w: 9 },
    ),
    line('JVM CPU (%)', { ask: 'instance_jvm_cpu', unit: '%', label: 'CPU' }, { w: 8 }),
    line(
      'JVM collecting garbage (ms per minute)',
      [
        { ask: 'instance_jvm_young_gc_time', unit: 'ms', label: 'young' },
        { ask: 'instance_jvm_old_gc_time', unit: 'ms', label: 'old' },
        { ask: 'instance_jvm_normal_gc_time', unit: 'ms', label: 'without generations' },
      ],
      { w: 7 },
    ),
  ),
  rowWhen(
    hasJvm,
    11,
    line(
      'JVM heap pools (bytes)',
      [pool('newgen', 'new'), pool('survivor', 'survivor'), pool('oldgen', 'old'), pool('zheap', 'ZGC')],
      { w: 9 },
    ),
    line(
      'JVM memory beside the heap (bytes)',
      [
        bytes('instance_jvm_memory_noheap', 'all'),
        pool('metaspace', 'metaspace'),
        pool('permgen', 'permanent generation'),
        pool('compressed_class_space', 'compressed classes'),
        pool('code_cache', 'code cache'),
        pool('codeheap_profiled_nmethods', 'profiled code'),
        pool('codeheap_non_profiled_nmethods', 'unprofiled code'),
        pool('codeheap_non_nmethods', 'other code'),
      ],
      { w: 8 },
    ),
    bar(
      'JVM collections (per minute)',
      [
        count('instance_jvm_young_gc_count', 'young'),
        count('instance_jvm_old_gc_count', 'old'),
        count('instance_jvm_normal_gc_count', 'without generations'),
      ],
      { w: 7 },
    ),
  ),
  rowWhen(
    hasJvm,
    10,
    area(
      'JVM threads by state',
      [
        count('instance_jvm_thread_runnable_state_thread_count', 'runnable'),
        count('instance_jvm_thread_blocked_state_thread_count', 'blocked'),
        count('instance_jvm_thread_waiting_state_thread_count', 'waiting'),
        count('instance_jvm_thread_timed_waiting_state_thread_count', 'waiting for a time'),
      ],
      { w: 9 },
    ),
    line(
      'JVM threads',
      [
        count('instance_jvm_thread_live_count', 'live'),
        count('instance_jvm_thread_peak_count', 'peak'),
        count('instance_jvm_thread_daemon_count', 'daemons'),
      ],
      { w: 8 },
    ),
    line(
      'JVM classes',
      [
        count('instance_jvm_class_loaded_class_count', 'loaded'),
        count('instance_jvm_class_total_unloaded_class_count', 'unloaded since the start'),
      ],
      { w: 7 },
    ),
  ),
]

const hasMicrometer = present('meter_http_server_requests_count', 'meter_process_cpu_usage', 'meter_jvm_memory_used')

/** The same process as its own metrics library sees it (Micrometer). */
export const micrometer: readonly Row[] = [
  rowWhen(
    hasMicrometer,
    10,
    line('HTTP requests (Micrometer)', count('meter_http_server_requests_count', 'requests'), { w: 8 }),
    line(
      'HTTP request time (Micrometer, ms)',
      { ask: 'meter_http_server_requests_duration', unit: 'ms', label: 'duration' },
      { w: 8 },
    ),
    line(
      'CPU (Micrometer, %)',
      [
        { ask: 'meter_process_cpu_usage', unit: '%', label: 'process' },
        { ask: 'meter_system_cpu_usage', unit: '%', label: 'host' },
      ],
      { w: 8 },
    ),
  ),
  rowWhen(
    hasMicrometer,
    10,
    line(
      'JDBC connections (Micrometer)',
      [
        count('meter_jdbc_connections_active', 'in use'),
        count('meter_jdbc_connections_idle', 'idle'),
        count('meter_jdbc_connections_max', 'at most'),
      ],
      { w: 8 },
    ),
    line(
      'Tomcat sessions (Micrometer)',
      [
        count('meter_tomcat_sessions_active_current', 'open'),
        count('meter_tomcat_sessions_active_max', 'at most'),
        count('meter_tomcat_sessions_rejected', 'rejected'),
      ],
      { w: 8 },
    ),
    line(
      'JVM memory (Micrometer, bytes)',
      [
        bytes('meter_jvm_memory_used', 'used'),
        bytes('meter_jvm_memory_committed', 'committed'),
        bytes('meter_jvm_memory_max', 'at most'),
      ],
      { w: 8 },
    ),
  ),
  rowWhen(
    hasMicrometer,
    10,
    line('Open files (Micrometer)', count('meter_process_files_open', 'open'), { w: 8 }),
    line('Load of the host (Micrometer)', count('meter_system_load_average_1m', 'last minute'), { w: 8 }),
    line(
      'JVM pauses for collections (Micrometer, ms)',
      { ask: 'meter_jvm_gc_pause_duration', unit: 'ms', label: 'pause' },
      { w: 8 },
    ),
  ),
]
