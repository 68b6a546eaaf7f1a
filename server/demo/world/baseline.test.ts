import { describe, expect, it } from 'vitest'
import { asking, service, windowTo } from './testing'

const NOW = Date.parse('2026-03-18T10:40:30Z')
const DAY = 24 * 3_600_000
const at = asking(NOW)
const values = (
  name: string,
  metric: string,
  window = windowTo(NOW, 3, 'HOUR'),
  which: 'value' | 'upper' | 'lower' = 'value',
) =>
  at
    .source(service(name), window)
    .baseline(metric, which)
    .map(({ value }) => value)

describe('predictions', () => {
  it.each(['service_resp_time', 'service_cpm', 'service_sla', 'service_apdex'])(
    'bound %s from both sides',
    (metric) => {
      const [value, upper, lower] = (['value', 'upper', 'lower'] as const).map((which) =>
        values('plover::checkout', metric, windowTo(NOW, 3, 'HOUR'), which),
      )
      value?.forEach((expected, index) => {
        expect(lower?.[index]).toBeLessThan(expected ?? 0)
        expect(upper?.[index]).toBeGreaterThan((expected ?? 0) - 1)
      })
    },
  )

  it('expect about what a quiet hour brings', () => {
    const real = at.series('service_resp_time', service('plover::checkout'), 1)?.[0] ?? Number.NaN
    const [expected] = values('plover::checkout', 'service_resp_time', windowTo(NOW, 1))
    expect(Math.abs(real - (expected ?? 0))).toBeLessThan(0.1 * real)
  })

  it('are one value an hour, with the bucket of the zone as id', () => {
    const rows = at
      .source(service('plover::checkout'), windowTo(NOW, 50, 'MINUTE', 330))
      .baseline('service_cpm', 'value')
    expect(new Set(rows.map(({ value }) => value)).size).toBe(2)
    expect(rows.at(-1)?.id).toBe('202603181610')
    const hours = at.source(service('plover::checkout'), windowTo(NOW, 1, 'HOUR', 330)).baseline('service_cpm', 'value')
    expect(hours[0]?.id).toBe('2026031816')
  })

  it('reach a day to both sides', () => {
    expect(values('plover::checkout', 'service_cpm', windowTo(NOW + DAY, 1, 'HOUR'))[0]).not.toBeNull()
    expect(values('plover::checkout', 'service_cpm', windowTo(NOW - DAY, 1, 'HOUR'))[0]).not.toBeNull()
    expect(values('plover::checkout', 'service_cpm', windowTo(NOW + DAY + 3_600_000, 1, 'HOUR'))).toEqual([null])
    expect(values('plover::checkout', 'service_cpm', windowTo(NOW - DAY - 3_600_000, 1, 'HOUR'))).toEqual([null])
  })

  it('are none for other metrics, virtual and new services', () => {
    expect(values('plover::checkout', 'endpoint_cpm')).toEqual([null, null, null])
    expect(values('plover::wallet-r60', 'service_cpm')).toEqual([null, null, null])
    expect(values('postgres-orders.data.svc.cluster.local:5432', 'service_cpm')).toEqual([null, null, null])
    expect(values('plover::checkout', 'service_cpm', windowTo(NOW, 1, 'DAY'))).toEqual([null])
  })
})
