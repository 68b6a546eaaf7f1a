import { clamp } from '../../signals'
import type { Family } from '../family'
import { cpuOf, memoryOf, type Amount } from '../latent'
import { rows } from '../lines'
import type { Form, Making } from '../reader'
import { always, from, left, remains, under, type Worths } from './kit'

const GIB = 2 ** 30
const SWAP = 2 * GIB
/** Tills and turnstiles are small. */
const SMALL = /till|turnstile/

const total = ({ measured }: Making): number => (SMALL.test(measured.node.data.name) ? 8 : 32) * GIB

/** Share of the memory that programs use; the cache takes a part of the rest. */
const used = (making: Making): Amount => {
  const memory = memoryOf(making.measured)
  const all = total(making)
  return (minute) => Math.round(all * 0.9 * memory(minute))
}

const busy = (making: Making): Amount => {
  const cpu = cpuOf(making.measured)
  return (minute) => Math.round(clamp(100 * cpu(minute), 1, 97))
}

/** What a processor does while it is not idle, as shares of the time at work; `user` takes what rounding leaves. */
const WORK: Readonly<Record<string, number>> = { system: 0.24, iowait: 0.09, softirq: 0.03, nice: 0.01, steal: 0.01 }

/** The modes add up to 100. */
const modes: Form = (making) => {
  const all = busy(making)
  const part = (minute: number, mode: string): number => Math.floor(all(minute) * (WORK[mode] ?? 0))
  const user: Amount = (minute) => Object.keys(WORK).reduce((rest, mode) => rest - part(minute, mode), all(minute))
  const mode = (name: string, value: Amount) => ({ combo: { mode: name }, value })
  return rows(
    [
      mode('user', user),
      mode('idle', (minute) => 100 - all(minute)),
      ...Object.keys(WORK).map((name) => mode(name, (minute) => part(minute, name))),
    ],
    ['mode'],
  )
}

/** Modes of the processors of hosts. */
export const hostModes: Family = { meter_vm_cpu_average_used: modes, meter_win_cpu_average_used: modes }

/** Hosts: used, cached and available memory are the whole of it. */
export const hosts: Worths = {
  ...under(['meter_vm', 'meter_win'], (of) => ({
    [`${of}_cpu_total_percentage`]: busy,
    [`${of}_memory_total`]: (making) => () => total(making),
    [`${of}_memory_used`]: used,
  })),
  meter_vm_memory_buff_cache: from(
    ['meter_vm_memory_total', 'meter_vm_memory_used'],
    ([all = 0, taken = 0], own) => 0.6 * own * (all - taken),
  ),
  meter_vm_memory_available: remains('meter_vm_memory_total', 'meter_vm_memory_used', 'meter_vm_memory_buff_cache'),
  meter_vm_memory_swap_total: always(SWAP),
  meter_vm_memory_swap_percentage: from(['meter_vm_memory_swap_free'], ([free = 0]) => (100 * (SWAP - free)) / SWAP),
  meter_win_memory_available: remains('meter_win_memory_total', 'meter_win_memory_used'),
  meter_win_memory_virtual_memory_total: from(['meter_win_memory_total'], ([all = 0]) => all + SWAP),
  meter_win_memory_virtual_memory_free: from(
    ['meter_win_memory_virtual_memory_total', 'meter_win_memory_used'],
    ([all = 0, taken = 0]) => all - 1.1 * taken,
  ),
  meter_win_memory_virtual_memory_percentage: from(
    ['meter_win_memory_virtual_memory_total', 'meter_win_memory_virtual_memory_free'],
    ([all = 0, free = 0]) => (all === 0 ? 0 : (100 * (all - free)) / all),
  ),
  meter_vm_cpu_load5: from(['meter_vm_cpu_load1'], ([one = 0]) => 20 + 0.9 * (one - 20)),
  meter_vm_cpu_load15: from(['meter_vm_cpu_load1'], ([one = 0]) => 20 + 0.82 * (one - 20)),
  meter_vm_tcp_alloc: from(['meter_vm_tcp_curr_estab', 'meter_vm_tcp_tw'], ([open = 0, waiting = 0]) =>
    Math.min(9000, open + waiting + 12),
  ),
  aws_gateway_service_cache_miss_rate: left(100, 'aws_gateway_service_cache_hit_rate'),
  aws_gateway_endpoint_cache_miss_rate: left(100, 'aws_gateway_endpoint_cache_hit_rate'),
}
