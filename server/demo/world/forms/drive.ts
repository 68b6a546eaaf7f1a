import { compileDriver } from '../driver'
import { uniform } from '../hash'
import { signalOf, type Amount } from './latent'
import type { Making } from './reader'

/** The driver of a rule as a function of the minute; `null` for a driver that is described in words. */
export const drive = (making: Making): Amount | null => driveBy(making, making.rule.driver)

/** The same for a driver other than the rule's. */
export function driveBy({ seed, entry, measured }: Making, driver: string): Amount | null {
  const constant = uniform(seed, `${measured.key}${entry.name}`, 0)
  if (driver === '-') return () => constant
  const found = (name: string): Amount | null => (name === 'Z' ? () => constant : signalOf(measured, name))
  const alone = /^[A-Za-z]+$/.test(driver) ? found(driver) : null
  if (alone) return alone
  const node = compileDriver(driver)
  if (node === null) return null
  const signals = new Map<string, Amount>()
  let unknown = false
  node((name) => {
    const signal = found(name)
    if (signal) signals.set(name, signal)
    else unknown = true
    return 0
  })
  if (unknown) return null
  let minute = 0
  const value = (name: string): number => signals.get(name)?.(minute) ?? 0
  return (at) => {
    minute = at
    return node(value)
  }
}
