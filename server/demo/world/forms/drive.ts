import { compileDriver } from '../driver'
import { uniform } from '../hash'
import type { Measured } from '../measured'
import type { Making } from './reader'

/** The driver of a rule as a function of the minute; `null` for a driver this world has no signal for. */
export function drive({ seed, rule, entry, measured }: Making): ((minute: number) => number) | null {
  if (rule.driver === 'lat') return (minute) => measured.read(minute).latency
  const node = compileDriver(rule.driver)
  if (node === null) return null
  const constant = uniform(seed, `${measured.key}${entry.name}`, 0)
  let minute = 0
  let unknown = false
  const value = (name: string): number => {
    const known = name === 'Z' ? constant : signal(measured, name, minute)
    if (known === null) unknown = true
    return known ?? 0
  }
  node(value)
  if (unknown) return null
  return (at) => {
    minute = at
    return node(value)
  }
}

function signal(measured: Measured, name: string, minute: number): number | null {
  const reading = measured.read(minute)
  switch (name) {
    case 'L':
      return reading.load
    case 'Ln':
      return Math.min(1, reading.load / 3)
    case 'S':
      return reading.saturation
    case 'E':
      return reading.errors
    case 'lat':
      return reading.latency
    case 'lag':
      return reading.lag
    case 'C':
      return measured.process?.cpu(minute) ?? null
    case 'M':
      return measured.process?.memory(minute) ?? null
    case 'U':
      return measured.process ? measured.process.age(minute) * 60 : null
    case 'calls':
      return measured.calls(minute)
    default:
      return null
  }
}
