import { expect, it } from 'vitest'
import { rules } from './data'
import { compileDriver } from './driver'

const values: Readonly<Record<string, number>> = { lat: 10, lag: 0.5, M: 0.9, S: 0.4, net: 1 }
const compute = (text: string) => compileDriver(text)?.((name) => values[name] ?? Number.NaN)

it.each([
  ['lat', 10],
  ['lat+45000*lag', 22_510],
  ['0.35*lat', 3.5],
  ['max(0,M-0.8)*5', 0.5],
  ['0.2*S+0.8*net', 0.88],
  ['3e3*(1-S)', 1800],
  ['1-S-net', -0.4],
])('computes %s', (text, value) => {
  expect(compute(text)).toBeCloseTo(value, 9)
})

it.each(['', '-', 'messages since 00:00', 'k*lat, k by phase: ttfb .18', 'S >', '(S', 'max(S)'])(
  'refuses %j',
  (text) => {
    expect(compileDriver(text)).toBeNull()
  },
)

it('reads most drivers of the rules', () => {
  const read = rules.filter(({ driver }) => compileDriver(driver) !== null)
  expect(read.length / rules.length).toBeGreaterThan(0.8)
})
