import { describe, expect, it } from 'vitest'
import type { Entity } from '@/scope/entity'
import { metricsOf, ruleOf } from './catalogue'
import { asking, windowTo, world } from './testing'
import { createWorld } from './world'

const NOW = Date.parse('2026-03-18T18:20:30Z')
const at = asking(NOW, 11)

/** Times over two days, incidents among them. */
const TIMES = Array.from({ length: 48 }, (_, index) => NOW - index * 3_607_000)

const nodes = world.graph.services.filter(({ data }) => data.layers.includes('GENERAL') && data.instances.length > 0)
const pods = (language: string) =>
  nodes
    .filter(({ data }) => data.language === language)
    .flatMap(({ data }) =>
      data.instances.map(({ name }): Entity => ({ serviceName: data.name, normal: true, serviceInstanceName: name })),
    )

type Numbers = Readonly<Record<string, number>>

/** Every minute in which the pods of a language live: the family's values by what follows the prefix, labels behind a dot. */
function* minutes(language: string, prefix: string, level: 10.4 | 11 = 11): Generator<Numbers> {
  const names = metricsOf(level).filter(
    ({ name, scope, layer = 'GENERAL' }) =>
      name.startsWith(prefix) && scope === 'ServiceInstance' && layer === 'GENERAL',
  )
  for (const pod of pods(language))
    for (const time of TIMES) {
      const source = at.source(pod, windowTo(time, 1))
      const values: Record<string, number> = {}
      for (const { name, type } of names) {
        const key = name.slice(prefix.length)
        if (type === 'REGULAR_VALUE') {
          const value = source.series(name)?.[0]
          if (value !== undefined && value !== null) values[key] = value
        } else
          for (const { labels, values: line } of source.labelled(name) ?? [])
            values[[key, ...labels.map(({ value }) => value)].join('.')] = line[0] ?? Number.NaN
      }
      if (Object.keys(values).length > 0) yield values
    }
}

const all = (language: string, prefix: string, check: (value: (key: string) => number, has: Numbers) => void): void => {
  let seen = 0
  for (const values of minutes(language, prefix)) {
    seen++
    check((key) => values[key] ?? Number.NaN, values)
  }
  expect(seen).toBeGreaterThan(40)
}
const ordered = (...values: readonly number[]): void => expect(values).toEqual(values.toSorted((a, b) => a - b))

describe('families of a process agree', () => {
  it('JVM: pools make up the memory, states make up the threads', () => {
    all('JAVA', 'instance_jvm_', (value, has) => {
      const pool = (name: string) => has[`memory_pool_${name}`] ?? 0
      const heap = pool('oldgen') + pool('newgen') + pool('survivor') + pool('zheap')
      expect(heap).toBe(value('memory_heap'))
      const beside = ['metaspace', 'compressed_class_space', 'permgen', 'code_cache'].map(pool)
      const code = ['non_nmethods', 'profiled_nmethods', 'non_profiled_nmethods'].map((name) =>
        pool(`codeheap_${name}`),
      )
      expect([...beside, ...code].reduce((sum, one) => sum + one, 0)).toBe(value('memory_noheap'))
      ordered(0, value('memory_heap'), value('memory_heap_max'))
      ordered(0, value('memory_noheap'), value('memory_noheap_max'))
      const state = (name: string) => value(`thread_${name}_state_thread_count`)
      const states = state('runnable') + state('waiting') + state('timed_waiting') + state('blocked')
      expect(states).toBe(value('thread_live_count'))
      ordered(1, value('thread_daemon_count'), value('thread_live_count'), value('thread_peak_count'))
      expect(value('class_loaded_class_count') + value('class_total_unloaded_class_count')).toBe(
        value('class_total_loaded_class_count'),
      )
    })
  })

  it('Micrometer repeats what the agent says', () => {
    const [agent, meters] = [[...minutes('JAVA', 'instance_jvm_')], [...minutes('JAVA', 'meter_')]]
    const both = meters.filter((meter) => meter['jvm_memory_used'] !== undefined)
    expect(both.length).toBeGreaterThan(100)
    for (const meter of both) {
      const number = (key: string) => meter[key] ?? Number.NaN
      ordered(number('jvm_memory_used'), number('jvm_memory_committed'), number('jvm_memory_max'))
      expect(agent.some((one) => one['memory_heap'] === meter['jvm_memory_used'])).toBe(true)
      expect(number('jdbc_connections_active') + number('jdbc_connections_idle')).toBe(number('jdbc_connections_max'))
      ordered(number('tomcat_sessions_active_current'), number('tomcat_sessions_active_max'))
      ordered(number('process_files_open'), number('process_files_max'))
      ordered(number('process_cpu_usage'), number('system_cpu_usage'), 100)
    }
  })

  it('pools hold twenty', () => {
    let seen = 0
    for (const meter of minutes('JAVA', 'meter_')) {
      const names = Object.keys(meter).filter((key) => key.endsWith('.totalConnections'))
      for (const name of names) {
        seen++
        const status = (which: string) => meter[name.replace('totalConnections', which)] ?? Number.NaN
        expect(status('activeConnections') + status('idleConnections')).toBe(status('totalConnections'))
        expect(status('totalConnections')).toBe(20)
        expect(status('threadsAwaitingConnection')).toBeGreaterThanOrEqual(0)
        for (const pool of ['default_pool', 'reports']) {
          const size = (type: string) => meter[`thread_pool.${type}.${pool}`] ?? Number.NaN
          ordered(size('active_size'), size('pool_size'), size('max_pool_size'))
          ordered(size('core_pool_size'), size('pool_size'))
        }
      }
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('CLR: as many threads are free as there may be, at most', () => {
    all('DOTNET', 'instance_clr_', (value) => {
      ordered(value('available_worker_threads'), value('max_worker_threads'))
      ordered(value('available_completion_port_threads'), value('max_completion_port_threads'))
      ordered(value('gen2_collect_count'), value('gen1_collect_count'), value('gen0_collect_count'))
    })
  })

  it('Python: the process is a part of the machine', () => {
    all('PYTHON', 'meter_instance_pvm_', (value) => {
      ordered(value('process_cpu_utilization'), value('total_cpu_utilization'), 100)
      ordered(value('process_mem_utilization'), value('total_mem_utilization'), 100)
      ordered(value('gc_g2'), value('gc_g1'), value('gc_g0'))
    })
  })

  it('Go: the parts make up the memory', () => {
    all('GO', 'meter_instance_golang_', (value, has) => {
      const labelled = Object.entries(has).filter(([key]) => /^(memory_heap|metadata)_.*labeled\./.test(key))
      const plain = ['memory_metadata_other', 'memory_os_stacks', 'memory_profiling_buckets', 'memory_other']
      const parts = [...labelled.map(([, one]) => one), ...plain.map(value), value('stack_used')]
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(value('memory_total'))
      expect(value('gc_count_labeled.automatic') + value('gc_count_labeled.forced')).toBe(value('gc_count'))
      expect(value('memory_heap_labeled.objects')).toBe(value('heap_alloc'))
      ordered(value('heap_alloc'), value('gc_heap_goal'))
      ordered(value('heap_frees'), value('heap_alloc_rate'))
      ordered(value('os_threads_num'), value('live_goroutines_num'))
      ordered(...['50', '75', '90', '95', '99'].map((rank) => value(`gc_pauses.${rank}`)))
    })
  })

  it('Ruby: collections are minor or major, slots live or free', () => {
    all('RUBY', 'meter_instance_ruby_', (value) => {
      expect(value('gc_major_count_total') + value('gc_minor_count_total')).toBe(value('gc_count_total'))
      ordered(value('heap_live_slots_count'), value('heap_available_slots_count'))
      expect(value('heap_usage_percent')).toBe(
        Math.round((100 * value('heap_live_slots_count')) / value('heap_available_slots_count')),
      )
      ordered(value('thread_count_running'), value('thread_count_active'))
    })
  })

  it('PHP and Node.js: what is used fits', () => {
    all('PHP', 'meter_instance_php_', (value) =>
      ordered(value('memory_used_mb'), value('memory_peak_mb'), value('virtual_memory_mb')),
    )
    all('NODEJS', 'meter_instance_nodejs_', (value) => {
      expect(value('new_space_used') + value('old_space_used')).toBe(value('heap_used'))
      ordered(value('heap_used'), value('heap_total'), value('heap_limit'))
      ordered(value('heap_total'), value('rss'))
      ordered(value('array_buffers'), value('external_memory'))
      ordered(value('malloced_memory'), value('peak_malloced_memory'))
      expect(value('uptime')).toBeGreaterThan(0)
    })
  })

  it('stay within the range of their rule', () => {
    const runtime =
      /^(instance_(jvm|clr)|meter_(instance|jvm|process|system|tomcat|jdbc|datasource|thread_pool|http_server))/
    const rules = new Map(
      metricsOf(11).flatMap((entry) => (runtime.test(entry.name) ? [[entry.name, ruleOf(entry)] as const] : [])),
    )
    expect(rules.size).toBeGreaterThan(130)
    for (const language of ['JAVA', 'DOTNET', 'PYTHON', 'GO', 'RUBY', 'PHP', 'NODEJS'])
      for (const prefix of ['instance_', 'meter_'])
        for (const values of minutes(language, prefix))
          for (const [key, value] of Object.entries(values)) {
            const rule = rules.get(prefix + key.replace(/\..*$/, ''))
            // A part may be smaller than the rule for all parts says.
            if (
              !rule ||
              /_state_thread_count$|^meter_(instance_golang_(memory|metadata|stack)|thread_pool|datasource)/.test(
                prefix + key,
              )
            )
              continue
            expect(value, prefix + key).toBeGreaterThanOrEqual(rule.lo)
            expect(value, prefix + key).toBeLessThanOrEqual(rule.hi)
          }
  })
})

describe('who reports a runtime', () => {
  const reporters = (metric: string, level: 10.4 | 11 = 10.4) =>
    new Set(
      asking(NOW, level)
        .source({}, windowTo(NOW, 3))
        .top(metric, 999, 'DES', [])
        .map(({ owner }) => owner?.serviceName?.replace('plover::', '')),
    )
  const only = (...names: readonly string[]) => new Set(names)

  it('depends on language, collector and age', () => {
    expect(reporters('instance_jvm_memory_pool_zheap')).toEqual(only('ticketing'))
    expect(reporters('instance_jvm_normal_gc_count')).toEqual(only('ticketing'))
    expect(reporters('instance_jvm_young_gc_time')).not.toContain('ticketing')
    expect(reporters('instance_jvm_memory_pool_permgen')).toEqual(only('gift-cards'))
    expect(reporters('instance_jvm_memory_pool_metaspace')).not.toContain('gift-cards')
    expect(reporters('instance_jvm_cpu').size).toBeGreaterThan(8)
    expect(reporters('instance_clr_cpu')).toEqual(only('payment'))
    expect(reporters('meter_instance_pvm_gc_time')).toEqual(only('pricing'))
    expect(reporters('meter_instance_golang_heap_alloc')).toEqual(only('seatmap', 'clock'))
    expect(reporters('meter_instance_host_cpu_used_rate')).toEqual(only('seatmap', 'clock'))
    expect(reporters('meter_instance_ruby_memory_rss_mb')).toEqual(only('mailer'))
    expect(reporters('meter_jvm_memory_used')).toEqual(only('catalog', 'checkout'))
    expect(reporters('meter_jdbc_connections_max')).toEqual(only('catalog', 'checkout'))
  })

  it('of Node.js and PHP only a younger server knows', () => {
    expect(world.facts('meter_instance_nodejs_rss', 10.4)).toBeNull()
    expect(reporters('meter_instance_nodejs_rss', 11)).toEqual(only('storefront'))
    expect(reporters('meter_instance_php_memory_used_mb', 11)).toEqual(only('promo'))
  })

  it('names the pool of connections', () => {
    const names = ['checkout', 'ticketing', 'settlement', 'catalog'].map((name) => {
      const node = world.graph.find(`plover::${name}`, true)
      const pod = {
        serviceName: `plover::${name}`,
        normal: true,
        serviceInstanceName: node?.data.instances[0]?.name ?? '',
      }
      return at.labelled('meter_datasource', pod)?.[0]?.labels[0]?.value
    })
    expect(names).toEqual(['orders-hikari', 'tickets-hikari', 'settlement-hikari', undefined])
  })

  it('grows with the thread pools that were asked for', () => {
    const many = createWorld({ labels: 40 })
    const pod = { serviceName: 'plover::checkout', normal: true, serviceInstanceName: 'checkout-fnw7562jb-k58cq' }
    expect(asking(NOW, 10.4, many).labelled('meter_thread_pool', pod)).toHaveLength(200)
  })
})
