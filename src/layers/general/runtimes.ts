import { present, rowWhen, type Row } from '@/template/build'
import { bar, line, percentiles, type Asked } from '@/template/part'

const bytes = (metric: string, label: string): Asked => ({ ask: metric, unit: 'bytes', label })
const percent = (metric: string, label: string): Asked => ({ ask: metric, unit: '%', label })
const count = (metric: string, label: string): Asked => ({ ask: metric, label })

const hasClr = present('instance_clr_cpu')

export const dotnet: readonly Row[] = [
  rowWhen(
    hasClr,
    11,
    line('.NET CPU (%)', percent('instance_clr_cpu', 'CPU'), { w: 6 }),
    line('.NET heap (bytes)', bytes('instance_clr_heap_memory', 'heap'), { w: 6 }),
    bar(
      '.NET collections (per minute)',
      [0, 1, 2].map((generation) => count(`instance_clr_gen${generation}_collect_count`, `generation ${generation}`)),
      { w: 6 },
    ),
    line(
      '.NET free threads',
      [
        count('instance_clr_available_worker_threads', 'workers'),
        count('instance_clr_available_completion_port_threads', 'completion ports'),
      ],
      { w: 6 },
    ),
  ),
]

const golang = (name: string): string => `meter_instance_golang_${name}`
const hasGo = present(golang('live_goroutines_num'))

export const go: readonly Row[] = [
  rowWhen(
    hasGo,
    11,
    line(
      'Host of the Go process (%)',
      [percent('meter_instance_host_cpu_used_rate', 'CPU'), percent('meter_instance_host_mem_used_rate', 'memory')],
      { w: 8 },
    ),
    line(
      'Go heap (bytes)',
      [bytes(golang('heap_alloc'), 'in use'), bytes(golang('gc_heap_goal'), 'goal of the next collection')],
      { w: 8 },
    ),
    line(
      'Goroutines and threads',
      [count(golang('live_goroutines_num'), 'goroutines'), count(golang('os_threads_num'), 'threads of the system')],
      { w: 8 },
    ),
  ),
  rowWhen(
    hasGo,
    11,
    line('Go pauses for collections (percentiles, ms)', percentiles(golang('gc_pauses'), 1_000_000), { w: 8 }),
    line('Goroutines waiting to run (percentiles, ms)', percentiles(golang('sched_latencies'), 1_000_000), { w: 8 }),
    bar('Go collections (per minute)', { ask: golang('gc_count_labeled') }, { w: 8 }),
  ),
  rowWhen(
    hasGo,
    10,
    line('Go heap by use (bytes)', { ask: golang('memory_heap_labeled'), unit: 'bytes' }, { w: 8 }),
    line(
      'Go allocations (bytes per minute)',
      [bytes(golang('heap_alloc_rate'), 'allocated'), bytes(golang('heap_frees'), 'freed')],
      { w: 8 },
    ),
    line('Go heap objects', count(golang('gc_heap_objects'), 'objects'), { w: 8 }),
  ),
]

const pvm = (name: string): string => `meter_instance_pvm_${name}`
const hasPython = present(pvm('process_cpu_utilization'))

export const python: readonly Row[] = [
  rowWhen(
    hasPython,
    11,
    line(
      'Python CPU (%)',
      [percent(pvm('process_cpu_utilization'), 'process'), percent(pvm('total_cpu_utilization'), 'host')],
      { w: 8 },
    ),
    line(
      'Python memory (%)',
      [percent(pvm('process_mem_utilization'), 'process'), percent(pvm('total_mem_utilization'), 'host')],
      { w: 8 },
    ),
    line('Python threads', count(pvm('thread_active_count'), 'active'), { w: 8 }),
  ),
  rowWhen(
    hasPython,
    10,
    bar(
      'Python collections (per minute)',
      [0, 1, 2].map((generation) => count(pvm(`gc_g${generation}`), `generation ${generation}`)),
      {
        w: 12,
      },
    ),
    line(
      'Python collecting garbage (ms per minute)',
      { ask: pvm('gc_time'), unit: 'ms', label: 'collecting' },
      { w: 12 },
    ),
  ),
]

const rb = (name: string): string => `meter_instance_ruby_${name}`
const hasRuby = present(rb('cpu_usage_percent'))

export const ruby: readonly Row[] = [
  rowWhen(
    hasRuby,
    11,
    line('Ruby CPU (%)', percent(rb('cpu_usage_percent'), 'process'), { w: 8 }),
    line(
      'Ruby memory (%)',
      [percent(rb('memory_usage_percent'), 'of the host'), percent(rb('heap_usage_percent'), 'of the heap')],
      { w: 8 },
    ),
    line('Ruby threads', [count(rb('thread_count_active'), 'active'), count(rb('thread_count_running'), 'running')], {
      w: 8,
    }),
  ),
  rowWhen(
    hasRuby,
    10,
    bar(
      'Ruby collections (per minute)',
      [count(rb('gc_minor_count_total'), 'minor'), count(rb('gc_major_count_total'), 'major')],
      { w: 8 },
    ),
    line(
      'Ruby collecting garbage (ms per minute)',
      { ask: rb('gc_time_total'), unit: 'ms', label: 'collecting' },
      { w: 8 },
    ),
    line(
      'Ruby heap slots',
      [count(rb('heap_live_slots_count'), 'live'), count(rb('heap_available_slots_count'), 'available')],
      { w: 8 },
    ),
  ),
]

const of = (language: 'php' | 'nodejs') => (name: string) => `meter_instance_${language}_${name}`
const inPhp = of('php')

/** Known from OAP 11 on: before, the gate finds nothing. */
export const php: readonly Row[] = [
  rowWhen(
    present(inPhp('process_cpu_utilization')),
    11,
    line('PHP CPU (%)', percent(inPhp('process_cpu_utilization'), 'process'), { w: 8 }),
    line(
      'PHP memory (MB)',
      [
        { ask: inPhp('memory_used_mb'), unit: 'MB', label: 'used' },
        { ask: inPhp('memory_peak_mb'), unit: 'MB', label: 'peak' },
        { ask: inPhp('virtual_memory_mb'), unit: 'MB', label: 'virtual' },
      ],
      { w: 8 },
    ),
    line(
      'PHP threads and files',
      [count(inPhp('thread_count'), 'threads'), count(inPhp('open_fd_count'), 'open files')],
      { w: 8 },
    ),
  ),
]

const inNode = of('nodejs')

/** Known from OAP 11 on. */
export const node: readonly Row[] = [
  rowWhen(
    present(inNode('process_cpu')),
    11,
    line('Node.js CPU (%)', percent(inNode('process_cpu'), 'process'), { w: 8 }),
    line(
      'Node.js heap (bytes)',
      [
        bytes(inNode('heap_used'), 'used'),
        bytes(inNode('heap_total'), 'taken'),
        bytes(inNode('heap_limit'), 'at most'),
      ],
      { w: 8 },
    ),
    line(
      'Node.js memory (bytes)',
      [
        bytes(inNode('rss'), 'resident'),
        bytes(inNode('external_memory'), 'external'),
        bytes(inNode('array_buffers'), 'array buffers'),
        bytes(inNode('new_space_used'), 'new space'),
        bytes(inNode('old_space_used'), 'old space'),
      ],
      { w: 8 },
    ),
  ),
]
