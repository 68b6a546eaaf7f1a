import { expect, it } from 'vitest'
import { snapshotModels } from './snapshot'
import { thresholdsOf } from './thresholds'

const FIRED = Date.UTC(2026, 2, 18, 18, 15)
const limitName = ({ op, value }: { readonly op: string; readonly value: number }): string => `${op} ${value}`
const metric = (name: string, values: Readonly<Record<string, string | null>>, labels: object[] = []) => ({
  name,
  results: [{ metric: { labels }, values: Object.entries(values).map(([id, value]) => ({ id, value })) }],
})

it('draws the minutes of the alarm in the server’s zone, with the limit that was broken', () => {
  const sla = metric('service_sla', { '202603182341': '9950', '202603182342': null, '202603182345': '9180' })
  const [model] = snapshotModels([sla], thresholdsOf('sum(service_sla < 9500) >= 3'), FIRED, 330, limitName)
  expect(model?.chart).toMatchObject({
    window: { start: Date.UTC(2026, 2, 18, 18, 11), end: FIRED, step: 'MINUTE', offset: 330 },
    series: [
      { name: 'service_sla', values: [9950, null, null, null, 9180] },
      { name: '< 9500', values: [9500, 9500, 9500, 9500, 9500], level: true },
    ],
  })
})

it('counts what is no number, and names series by their labels', () => {
  const cpu = metric('cpu', { '202603182345': 'NaN' }, [{ key: 'mode', value: 'user' }])
  const [model] = snapshotModels([cpu], [], FIRED, 330, limitName)
  expect(model?.chart).toMatchObject({ caveats: { bad: 1 }, series: [{ name: 'mode=user', values: [null] }] })
})

it('has no picture of what holds no minutes', () => {
  const models = snapshotModels(
    [metric('a', {}), { name: 'b', results: undefined }, { name: 'c', results: 'x' }],
    [],
    FIRED,
    0,
    limitName,
  )
  expect(models.map(({ chart }) => chart)).toEqual([null, null, null])
})
