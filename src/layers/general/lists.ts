import { dashboard, present, row, rowWhen } from '@/template/build'
import { endpointList, instanceList, records, type Asked } from '@/template/part'

const column = (label: string, metric: string, unit?: string, agg = 'avg'): Asked => ({
  label,
  ask: `${agg}(${metric})`,
  trend: metric,
  detail: label.toLowerCase(),
  ...(unit !== undefined && { unit }),
})
const percent = (label: string, metric: string): Asked => ({
  ...column(label, metric, '%'),
  ask: `avg(${metric})/100`,
  trend: `${metric}/100`,
})

export const INSTANCE_COLUMNS: readonly Asked[] = [
  column('Load', 'service_instance_cpm', '/min'),
  percent('Success', 'service_instance_sla'),
  column('Average', 'service_instance_resp_time', 'ms'),
]

const HEAP = 'instance_jvm_memory_heap'
const heapShare: Asked = {
  label: 'Heap',
  unit: '%',
  ask: `latest(${HEAP})*100/latest(${HEAP}_max)`,
  trend: `${HEAP}*100/${HEAP}_max`,
  detail: 'heap',
}

/** What the runtimes report, each where one of the service's instances reports it. */
const runtime = (title: string, metric: string, columns: readonly Asked[]) =>
  rowWhen(
    present(`top_n(${metric},1,des)`),
    11,
    instanceList(title, [column('CPU', metric, '%'), ...columns], { w: 24, opens: 'Overview' }),
  )

/** Which instance is it: all beside each other, their calls first, then what they run on. */
export const serviceInstances = dashboard(
  { name: 'Instances', layer: 'GENERAL', entity: 'Service' },
  row(12, instanceList('Instances', INSTANCE_COLUMNS, { w: 24, opens: 'Overview' })),
  runtime('Java runtimes', 'instance_jvm_cpu', [
    heapShare,
    column('Threads', 'instance_jvm_thread_live_count', undefined, 'latest'),
    column('Blocked', 'instance_jvm_thread_blocked_state_thread_count', undefined, 'latest'),
  ]),
  runtime('.NET runtimes', 'instance_clr_cpu', [
    column('Heap', 'instance_clr_heap_memory', 'bytes', 'latest'),
    column('Gen 2 GC', 'instance_clr_gen2_collect_count', '/min'),
    column('Free threads', 'instance_clr_available_worker_threads', undefined, 'latest'),
  ]),
  runtime('Go runtimes', 'meter_instance_host_cpu_used_rate', [
    column('Heap', 'meter_instance_golang_heap_alloc', 'bytes', 'latest'),
    column('Goroutines', 'meter_instance_golang_live_goroutines_num', undefined, 'latest'),
    column('GC', 'meter_instance_golang_gc_count', '/min'),
  ]),
  runtime('Python runtimes', 'meter_instance_pvm_process_cpu_utilization', [
    column('Memory', 'meter_instance_pvm_process_mem_utilization', '%'),
    column('GC', 'meter_instance_pvm_gc_time', 'ms'),
    column('Threads', 'meter_instance_pvm_thread_active_count', undefined, 'latest'),
  ]),
  runtime('Ruby runtimes', 'meter_instance_ruby_cpu_usage_percent', [
    column('Heap', 'meter_instance_ruby_heap_usage_percent', '%'),
    column('GC', 'meter_instance_ruby_gc_time_total', 'ms'),
    column('Threads', 'meter_instance_ruby_thread_count_active', undefined, 'latest'),
  ]),
  runtime('PHP runtimes', 'meter_instance_php_process_cpu_utilization', [
    column('Memory', 'meter_instance_php_memory_used_mb', 'MB', 'latest'),
    column('Threads', 'meter_instance_php_thread_count', undefined, 'latest'),
  ]),
  runtime('Node.js runtimes', 'meter_instance_nodejs_process_cpu', [
    column('Heap', 'meter_instance_nodejs_heap_used', 'bytes', 'latest'),
    column('Resident', 'meter_instance_nodejs_rss', 'bytes', 'latest'),
  ]),
)

const STATEMENTS = 'top_n(top_n_service_database_statement,10,des)'

/** What of it is slow or fails, and what it asked its databases meanwhile. */
export const serviceEndpoints = dashboard(
  { name: 'Endpoints', layer: 'GENERAL', entity: 'Service' },
  row(
    22,
    endpointList(
      'Endpoints',
      [
        column('Load', 'endpoint_cpm', '/min'),
        percent('Success', 'endpoint_sla'),
        column('Average', 'endpoint_resp_time', 'ms'),
        column('p99', "endpoint_percentile{p='99'}", 'ms'),
      ],
      { w: 24, opens: 'Overview' },
    ),
  ),
  rowWhen(
    present(STATEMENTS),
    12,
    records(
      'Slow statements (ms)',
      { ask: STATEMENTS, unit: 'ms' },
      { w: 24, tips: 'Samples of what this service asked its databases, each with the trace it was seen in.' },
    ),
  ),
)
