import { expect, it } from 'vitest'
import { thresholdsOf } from './thresholds'

it.each([
  ['sum(service_sla < 9500) >= 3', [{ metric: 'service_sla', op: '<', value: 9500 }]],
  ["sum(service_percentile{p='99'} > 800) >= 3", [{ metric: 'service_percentile', op: '>', value: 800 }]],
  [
    'sum(service_resp_time > 1000) >= 1 && sum(service_sla < 9900.5) >= 2',
    [
      { metric: 'service_resp_time', op: '>', value: 1000 },
      { metric: 'service_sla', op: '<', value: 9900.5 },
    ],
  ],
  ['avg(instance_jvm_memory) / 100 > 80', [{ metric: 'instance_jvm_memory', op: '>', value: 80 }]],
  ['sum(service_resp_time > baseline(service_resp_time, upper)) >= 4', []],
  ['sum(a < ', []],
  ['', []],
  ['('.repeat(20_000), []],
])('%.60s', (expression, found) => {
  expect(thresholdsOf(expression)).toEqual(found)
})
