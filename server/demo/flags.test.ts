import { describe, expect, it } from 'vitest'
import { DEFAULTS, readFlags } from './flags'

describe('readFlags', () => {
  it('answers the defaults for none', () => {
    expect(readFlags({})).toEqual({ options: DEFAULTS, wrong: [] })
  })

  it('reads every flag', () => {
    const { options, wrong } = readFlags({
      seed: '7',
      now: '2026-03-18T18:20:00Z',
      tick: true,
      tz: '-0330',
      skew: '-90s',
      latency: 15,
      pool: '2',
      'oap-version': '11.0.0',
      storage: 'jdbc',
      writes: 'off',
      templates: 'server',
      data: ':memory:',
      world: 'hostile',
      services: '1000',
      instances: '50',
      endpoints: '60',
      labels: '30',
      alarms: '500',
      events: '600',
      spans: '10000',
      depth: '5000',
      frames: '100000',
      logs: '20000',
    })
    expect(wrong).toEqual([])
    expect(options).toEqual({
      seed: 7,
      now: Date.UTC(2026, 2, 18, 18, 20),
      tick: true,
      tz: -210,
      skew: -90_000,
      latency: 15,
      pool: 2,
      version: '11.0.0',
      storage: 'jdbc',
      writes: false,
      templates: 'server',
      data: ':memory:',
      world: 'hostile',
      services: 1000,
      instances: 50,
      endpoints: 60,
      labels: 30,
      alarms: 500,
      events: 600,
      spans: 10_000,
      depth: 5000,
      frames: 100_000,
      logs: 20_000,
    })
  })

  it('names every wrong one and what it takes', () => {
    const { wrong } = readFlags({
      now: 'noon',
      tz: 'Asia/Kolkata',
      skew: '3',
      pool: '0',
      'oap-version': '9.7.0',
      storage: 'h2',
      writes: 'maybe',
      templates: 'no/such/folder',
      data: '',
      colour: 'red',
    })
    expect(wrong).toEqual([
      '--now takes an ISO instant such as 2026-03-18T18:20:00Z, not "noon"',
      '--tz takes an offset such as +0530, not "Asia/Kolkata"',
      '--skew takes a time such as 90s, -3h or 250ms, not "3"',
      '--pool takes a whole number from 1, not "0"',
      '--oap-version takes one of 10.0.1, 10.1.0, 10.2.0, 10.3.0, 10.4.0, 11.0.0, not "9.7.0"',
      '--storage takes one of elasticsearch, jdbc, banyandb, not "h2"',
      '--writes takes on or off, not "maybe"',
      '--templates takes a folder that is there, not "no/such/folder"',
      '--data takes a file or :memory:, not ""',
      '--colour is no flag of the demo',
    ])
  })
})
