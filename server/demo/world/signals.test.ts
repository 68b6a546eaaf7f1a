import { describe, expect, it } from 'vitest'
import { entities, incidents } from './data'
import { uniform } from './hash'
import { Incident } from './incident'
import { readingsShelf, Subject } from './signals'

const seed = incidents.meta.defaultSeed
const all = incidents.incidents.map((data) => new Incident(seed, data))

describe('check values of the specification', () => {
  it.each(incidents.checks.hash)('hash of $key at $t', ({ key, t, u }) => {
    expect(Math.abs(uniform(seed, key, t) - u)).toBeLessThan(1e-6)
  })

  it.each(incidents.checks.signals)('signals of $service $instance $endpoint at $minute', (check) => {
    const service = entities.services.find((one) => one.name === check.service)!
    const part = {
      ...(check.instance !== null && { instance: check.instance }),
      ...(check.endpoint !== null && { endpoint: check.endpoint }),
    }
    const subject = new Subject({ seed, incidents: all, readings: readingsShelf(1) }, service, part).read(check.minute)
    expect(Math.abs(subject.load - check.L)).toBeLessThan(1e-6)
    expect(Math.abs(subject.saturation - check.S)).toBeLessThan(1e-6)
    expect(Math.abs(subject.errors - check.E)).toBeLessThan(1e-6)
    // Written with four decimals.
    expect(Math.abs(subject.latency - check.lat)).toBeLessThan(5.1e-5)
  })
})

it('a reading is the same whatever was read before', () => {
  const service = entities.services.find(({ name }) => name === 'plover::checkout')!
  const around = { seed, incidents: all, readings: readingsShelf(2) }
  const used = new Subject(around, service)
  const state = (subject: Subject) => [subject.load, subject.saturation, subject.errors, subject.latency, subject.lag]
  for (const minute of [29_564_300, 29_564_301, 29_564_300, 1, 29_564_300, -1, 90_000, 29_564_359, 29_564_360]) {
    const fresh = state(new Subject({ ...around, readings: readingsShelf(1) }, service).read(minute))
    used.loadAt(minute + 7)
    expect(state(used.read(minute)), String(minute)).toEqual(fresh)
  }
})
