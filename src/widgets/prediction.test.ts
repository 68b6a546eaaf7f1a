import { describe, expect, it } from 'vitest'
import { predictionsOf } from './prediction'

describe('predictions among the expressions of a widget', () => {
  it('are matched by their text, whatever the blanks', () => {
    expect(
      predictionsOf([
        'service_cpm',
        'service_sla / 100',
        'baseline( service_sla, upper )/100',
        'baseline(service_cpm,lower)',
        'baseline(service_cpm, value)',
      ]),
    ).toEqual([null, null, { of: 1, which: 'upper' }, { of: 0, which: 'lower' }, { of: 0, which: 'value' }])
  })

  it('fall back to the expression that reads the metric', () => {
    expect(predictionsOf(['round(service_resp_time)', 'baseline(service_resp_time,upper)'])).toEqual([
      null,
      { of: 0, which: 'upper' },
    ])
    expect(predictionsOf(['service_resp_time_max', 'baseline(service_resp_time,upper)'])).toEqual([null, null])
  })

  it('are plain lines on their own', () => {
    expect(predictionsOf(['baseline(a,upper)', 'baseline(a,lower)', 'baselines', 'baseline_a'])).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
