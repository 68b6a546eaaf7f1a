import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedZone } from '@/time/zone'
import type { Draft } from './address'
import { clashOf, planOf } from './form'

const NOW = Date.UTC(2026, 2, 18, 18, 20)
const MINUTE = 60_000
const zone = fixedZone(330)
const EMPTY: Draft = { endpoint: '/quote', min: '', minutes: '', period: '', samples: '', start: '' }
const plan = (what: Partial<Draft> = {}) => planOf({ ...EMPTY, ...what }, 's.1', NOW, zone)

describe('a plan', () => {
  it('has the usual where nothing is typed, and begins now', () => {
    expect(plan()).toEqual({
      faults: {},
      from: NOW,
      to: NOW + 5 * MINUTE,
      request: {
        ...{ serviceId: 's.1', endpointName: '/quote', duration: 5 },
        ...{ minDurationThreshold: 0, dumpPeriod: 10, maxSamplingCount: 5 },
      },
    })
  })

  it.each([
    [{ endpoint: ' ' }, { endpoint: 'noEndpoint' }],
    [{ minutes: '0' }, { minutes: 'badMinutes' }],
    [{ minutes: '16' }, { minutes: 'badMinutes' }],
    [{ minutes: '1.5' }, { minutes: 'badMinutes' }],
    [{ minutes: '٣' }, { minutes: 'badMinutes' }],
    [{ samples: '10' }, { samples: 'badSamples' }],
    [{ samples: '0' }, { samples: 'badSamples' }],
    [{ period: '9' }, { period: 'badPeriod' }],
    [{ period: '2147483648' }, { period: 'badPeriod' }],
    [{ min: '-1' }, { min: 'badMin' }],
    [{ min: 'soon' }, { min: 'badMin' }],
    [{ start: 'soon' }, { start: 'badStart' }],
    [{ start: '2026-03-18 23:40' }, { start: 'pastStart' }],
    [
      { minutes: 'x', samples: 'y' },
      { minutes: 'badMinutes', samples: 'badSamples' },
    ],
  ])('of %j is told what is wrong before OAP is asked', (what, faults) => {
    expect(plan(what)).toMatchObject({ faults, request: null })
  })

  it('reads times with their units, and a start on the clock of the page', () => {
    const { request, from } = plan({ min: '1.5s', start: '2026-03-19 00:00', minutes: ' 15 ', samples: '9' })
    expect(request).toMatchObject({ minDurationThreshold: 1_500, duration: 15, maxSamplingCount: 9 })
    expect(request?.startTime).toBe(Date.UTC(2026, 2, 18, 18, 30))
    expect(from).toBe(request?.startTime)
    expect(plan({ start: 'now+10m' }).from).toBe(NOW + 10 * MINUTE)
    expect(plan({ start: String(NOW + 1) }).request?.startTime).toBe(NOW + 1)
  })

  it('asks OAP for nothing that it refuses', () => {
    const text = fc.oneof(fc.integer({ min: -5, max: 30 }).map(String), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(text, text, text, text, (minutes, samples, period, min) => {
        const { request } = plan({ minutes, samples, period, min })
        if (!request) return
        expect(request.duration).toBeGreaterThanOrEqual(1)
        expect(request.duration).toBeLessThanOrEqual(15)
        expect(request.maxSamplingCount).toBeGreaterThanOrEqual(1)
        expect(request.maxSamplingCount).toBeLessThan(10)
        expect(request.dumpPeriod).toBeGreaterThanOrEqual(10)
        expect(request.minDurationThreshold).toBeGreaterThanOrEqual(0)
        expect(Object.values(request).filter((value) => typeof value === 'number' && !Number.isInteger(value))).toEqual(
          [],
        )
      }),
    )
  })
})

describe('another task', () => {
  const task = (from: number, to: number) => ({ start: NOW + from * MINUTE, end: NOW + to * MINUTE })

  it('is in the way where both would run', () => {
    expect(clashOf([task(-5, -1), task(6, 10), task(-90, -80)], plan())).toBeNull()
    expect(clashOf([task(-5, 1)], plan())).toEqual(task(-5, 1))
    // OAP counts both ends.
    expect(clashOf([task(-5, 0)], plan())).toEqual(task(-5, 0))
    expect(clashOf([task(-5, 1), task(4, 9)], plan())).toEqual(task(4, 9))
    expect(clashOf([task(-5, 1)], plan({ start: 'now+2m' }))).toBeNull()
  })

  it('is not looked for while the plan cannot be read', () => {
    expect(clashOf([task(-5, 5)], plan({ minutes: 'x' }))).toBeNull()
  })
})
