import type { Family } from '../family'
import { growthOf, signalOf, type Amount } from '../latent'
import { plain, type Form, type Making } from '../reader'
import { lined } from './lined'

const GIB = 2 ** 30

/** File systems by where they are mounted: how large they are, and what share of it is taken at the start. */
interface Mount {
  readonly size: number
  readonly least: number
  /** Taken when the stock on it has grown to the full. */
  readonly most: number
}

const NODE: Readonly<Record<string, Mount>> = {
  '/': { size: 40 * GIB, least: 0.3, most: 0.36 },
  '/data': { size: 140 * GIB, least: 0.3, most: 0.75 },
}
const STORE: Mount = { size: 50 * GIB, least: 0.2, most: 0.85 }

/** Whole bytes in use; what fills a disk fills up to nine tenths of what is left. */
function usedOn({ measured }: Making, { size, least, most }: Mount): Amount {
  const growth = growthOf(measured)
  const disk = signalOf(measured, 'disk')
  return (minute) => {
    const usual = least + (most - least) * growth(minute)
    return Math.round(size * (usual + 0.9 * (1 - usual) * Math.min(1, disk?.(minute) ?? 0)))
  }
}

const mountOf = (mount: string | undefined): Mount => NODE[mount ?? '/'] ?? STORE

const free: Form = (making) => {
  const mounts = Object.values(NODE).map((mount) => ({ ...mount, used: usedOn(making, mount) }))
  return plain((minute) => mounts.reduce((sum, { size, used }) => sum + size - used(minute), 0))
}

const shares = (
  of: (used: number, size: number) => number,
  at: (combo: Readonly<Record<string, string>>) => Mount,
): Form =>
  lined((making, combo) => {
    const mount = at(combo)
    const used = usedOn(making, mount)
    return (minute) => of(used(minute), mount.size)
  })

const bytes = (used: number): number => used
const percent = (used: number, size: number): number => (100 * used) / size
const whole = (_: number, size: number): number => size
const mounted = ({ mount }: Readonly<Record<string, string>>): Mount => mountOf(mount)
const stored = (): Mount => STORE

/** Disks: what is used and what is free is the whole of them. */
export const disks: Family = {
  meter_elasticsearch_node_disk_usage: shares(bytes, mounted),
  meter_elasticsearch_node_disk_usage_percent: shares(percent, mounted),
  meter_elasticsearch_node_all_disk_free_space: free,
  meter_banyandb_instance_disk_used_by_path: shares(bytes, stored),
  meter_banyandb_instance_disk_total_by_path: shares(whole, stored),
  meter_banyandb_instance_disk_used_percent_by_path: shares(percent, stored),
}
