import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatBucket } from '../duration'
import { getAlarmOf, getAlarmPlain, getAlarmWithRecovery, getAlarmWithSnapshot, queryAlarms } from './query'
import { snapshotResult } from './snapshot'

/** Answers of real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
if (!mounted) it.skip('recordings of OAP are not mounted', () => {})

interface Row {
  readonly startTime: number
  readonly recoveryTime?: number | null
  readonly scope: string
  readonly id: string
  readonly name?: string
  readonly message: string
  readonly tags: readonly unknown[]
  readonly events: readonly { readonly uuid: string; readonly endTime: number; readonly parameters: unknown }[]
  readonly snapshot?: { readonly expression: string; readonly metrics: readonly Metric[] }
}
interface Metric {
  readonly name: string
  readonly results: readonly { readonly values: readonly { readonly id: string; readonly value: string | null }[] }[]
}

const dataOf = (version: string, name: string): Record<string, { readonly msgs: readonly Row[] }> => {
  const text = readFileSync(`${ROOT}${version}/${name}.json`, 'utf8')
  const { response } = JSON.parse(text) as {
    response: { body: { data: Record<string, { readonly msgs: readonly Row[] }> } }
  }
  return response.body.data
}

if (mounted)
  describe('recorded alarms', () => {
    it.each([
      ['10.1.0', getAlarmPlain, 'getAlarm', 330],
      ['10.1.0', getAlarmPlain, 'getAlarm-one-service', 330],
      ['10.1.0', getAlarmPlain, 'getAlarm-tag-unknown', 330],
      ['10.4.0', getAlarmWithRecovery, 'getAlarm', -210],
      ['10.4.0', getAlarmWithRecovery, 'getAlarm-endpoint', -210],
      ['10.4.0', getAlarmWithRecovery, 'getAlarm-one-service', -210],
      ['11.0.0', getAlarmWithRecovery, 'getAlarm-filtered', -210],
      ['11.0.0', queryAlarms, 'queryAlarms', -210],
      ['11.0.0', queryAlarms, 'queryAlarms-entity', -210],
      ['11.0.0', queryAlarms, 'queryAlarms-rule', -210],
    ] as const)('of %s are read without loss', (version, operation, name, offset) => {
      const data = dataOf(version, name)
      const sent = Object.values(data)[0]?.msgs ?? []
      const read = operation.decode(data)
      expect(new Set(read.map(({ key }) => key)).size).toBe(sent.length)
      expect(read.length).toBe(sent.length)
      read.forEach((alarm, index) => {
        const row = sent[index]
        const { startTime, scope, id, message, tags } = row ?? {}
        expect(alarm).toMatchObject({ startTime, scope, id, message, tags, name: row?.name ?? null })
        expect(alarm.recoveryTime).toBe(row?.recoveryTime)
        expect(alarm.events.map(({ uuid }) => uuid)).toEqual(row?.events.map(({ uuid }) => uuid))
        expect(alarm.events.map(({ endTime }) => endTime ?? 0)).toEqual(row?.events.map(({ endTime }) => endTime))
        expect(alarm.snapshot?.expression).toBe(row?.snapshot?.expression)
        alarm.snapshot?.metrics.forEach((metric, which) => {
          const wire = row?.snapshot?.metrics[which]?.results ?? []
          const result = snapshotResult(metric, offset)
          if (result.kind !== 'series') throw new Error(result.kind)
          expect(
            result.lines.map(({ points }) =>
              points.map(({ at, value }) => ({
                id: formatBucket(at, 'MINUTE', offset),
                value: value === null ? null : JSON.stringify(value),
              })),
            ),
          ).toEqual(wire.map(({ values }) => values.map(({ id: bucket, value }) => ({ id: bucket, value }))))
          // The bucket of the minute it fired in is the last one the rule saw.
          const last = result.lines[0]?.points.at(-1)
          expect(last?.at).toBe(Math.floor(alarm.startTime / 60_000) * 60_000)
        })
      })
    })
  })

const row = { id: 'YQ==.1', scope: 'Service', startTime: 1_700_000_000_000, message: 'slow', tags: null }
const read = (...rows: readonly object[]) => getAlarmWithRecovery.decode({ getAlarm: { msgs: rows } })

describe('an alarm', () => {
  it('of an old server has no name, no snapshot and no word about recovery', () => {
    expect(read(row)).toMatchObject([{ name: null, snapshot: null, recoveryTime: undefined, tags: [], events: [] }])
  })

  it('tells a recovery that has not come from a server that reports none', () => {
    expect(read({ ...row, recoveryTime: null }, { ...row, recoveryTime: '1700000060000' })).toMatchObject([
      { recoveryTime: null },
      { recoveryTime: 1_700_000_060_000 },
    ])
  })

  it('has a key that equal rows share with none, and that stays when other rows come before', () => {
    const [first, second] = read(row, row)
    expect(first?.key).not.toBe(second?.key)
    expect(read({ ...row, message: 'else' }, row)[1]?.key).toBe(first?.key)
    const other = read({ ...row, snapshot: { expression: 'x > 1' } })
    expect(other[0]?.key).not.toBe(first?.key)
    expect(other[0]?.snapshot).toEqual({ expression: 'x > 1', metrics: [] })
  })

  it('is refused with the place when its time is none', () => {
    expect(() => read({ ...row, startTime: 'soon' })).toThrow('getAlarm.msgs[0].startTime: expected a number')
  })

  it('keeps a snapshot that makes no sense to itself', () => {
    expect(snapshotResult({ name: 'm', results: 'x' }, 0).kind).toBe('failure')
    expect(snapshotResult({ name: 'm', results: undefined }, 0)).toEqual({ kind: 'series', lines: [] })
  })

  it('list there may be none of', () => {
    expect(getAlarmPlain.decode({ getAlarm: null })).toEqual([])
    expect(queryAlarms.decode({ queryAlarms: { msgs: [] } })).toEqual([])
  })
})

describe('the alarm list', () => {
  it('is asked for all that the server knows', () => {
    expect(getAlarmOf(new Set(['base']))).toBe(getAlarmPlain)
    expect(getAlarmOf(new Set(['base', 'alarm-snapshot']))).toBe(getAlarmWithSnapshot)
    expect(getAlarmOf(new Set(['base', 'alarm-snapshot', 'alarm-recovery']))).toBe(getAlarmWithRecovery)
  })
})
