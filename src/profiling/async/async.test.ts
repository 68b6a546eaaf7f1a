import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JFR_EVENTS } from '@/protocol/async/analyze'
import type { AsyncProgress } from '@/protocol/async/progress'
import type { AsyncTask } from '@/protocol/async/task'
import { choiceOf, ofInstances, ofTask } from './choice'
import { eventIn, eventsOf, unitOfEvent } from './events'
import { dueAt, idsThat, isUnderWay, outcomesOf } from './outcome'
import { changedPanel } from '@/scope/panel'

describe('events of a task', () => {
  it('follow from what it sampled', () => {
    expect(eventsOf({ events: ['CPU'], args: '' })).toEqual(['EXECUTION_SAMPLE'])
    for (const timer of ['WALL', 'CTIMER', 'ITIMER'])
      expect(eventsOf({ events: [timer], args: '' })).toEqual(['EXECUTION_SAMPLE'])
    expect(eventsOf({ events: ['LOCK', 'ALLOC', 'CPU', 'WALL'], args: 'interval=10ms' })).toEqual([
      'EXECUTION_SAMPLE',
      'OBJECT_ALLOCATION_IN_NEW_TLAB',
      'OBJECT_ALLOCATION_OUTSIDE_TLAB',
      'LOCK',
    ])
  })

  it('hold live objects where the arguments keep them', () => {
    expect(eventsOf({ events: ['ALLOC'], args: 'interval=10ms, live' })).toContain('PROFILER_LIVE_OBJECT')
    expect(eventsOf({ events: ['ALLOC'], args: 'alive,live=1' })).not.toContain('PROFILER_LIVE_OBJECT')
  })

  it('are all where those of the task are not known', () => {
    expect(eventsOf({ events: ['NATIVEMEM'], args: '' })).toEqual(JFR_EVENTS)
    expect(eventsOf({ events: [], args: '' })).toEqual(JFR_EVENTS)
  })

  it('have units', () => {
    expect(JFR_EVENTS.map(unitOfEvent)).toEqual(['samples', 'bytes', 'bytes', 'ns', 'count'])
  })

  it('are the first where an address names none of them', () => {
    expect(eventIn(['LOCK', 'EXECUTION_SAMPLE'], 'EXECUTION_SAMPLE')).toBe('EXECUTION_SAMPLE')
    expect(eventIn(['LOCK'], 'EXECUTION_SAMPLE')).toBe('LOCK')
    expect(eventIn(['LOCK'], '<script>')).toBe('LOCK')
  })
})

const TASK: AsyncTask = {
  id: 't',
  serviceId: 's',
  instanceIds: ['a', 'b', 'c', 'd'],
  created: 1_000,
  events: ['CPU'],
  duration: 60,
  args: '',
}
const log = (instanceId: string, step: string, at = 5) => ({ id: step, instanceId, instanceName: '', step, at })
const NONE: AsyncProgress = { logs: [], failed: [], succeeded: [] }

describe('outcomes', () => {
  it('are told of each instance', () => {
    const progress = {
      logs: [log('a', 'NOTIFIED'), log('b', 'NOTIFIED'), log('b', 'EXECUTION_TASK_ERROR', 9), log('c', 'NOTIFIED')],
      failed: ['b'],
      succeeded: ['a'],
    }
    const before = outcomesOf(TASK, progress, dueAt(TASK) - 1)
    expect(before.map(({ result }) => result)).toEqual(['succeeded', 'failed', 'running', 'waiting'])
    expect(before[1]).toMatchObject({ error: 'EXECUTION_TASK_ERROR', at: 9 })
    expect(isUnderWay(before)).toBe(true)
    const after = outcomesOf(TASK, progress, dueAt(TASK))
    expect(after.map(({ result }) => result)).toEqual(['succeeded', 'failed', 'silent', 'silent'])
    expect(isUnderWay(after)).toBe(false)
    expect(idsThat(after, 'succeeded')).toEqual(['a'])
  })

  it('read the steps where the lists do not say', () => {
    const logs = [log('a', 'EXECUTION_FINISHED'), log('b', 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR')]
    const [a, b] = outcomesOf(TASK, { ...NONE, logs }, 0)
    expect([a?.result, b?.result, b?.error]).toEqual(['succeeded', 'failed', 'JFR_UPLOAD_FILE_TOO_LARGE_ERROR'])
  })

  it('tell of an instance that the task does not name, by the name in its id', () => {
    const id = `${btoa('shop')}.1_${btoa('pod-1')}`
    expect(outcomesOf(TASK, { ...NONE, succeeded: [id] }, 0).at(-1)).toMatchObject({ id, name: 'pod-1' })
  })

  it('are one for each instance, whatever the server says', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(ids, ids, ids, fc.nat(400_000), (logged, failed, succeeded, now) => {
        const logs = logged.map((id, at) => log(id, at % 2 === 0 ? 'NOTIFIED' : 'EXECUTION_FINISHED', at))
        const found = outcomesOf(TASK, { logs, failed, succeeded }, now)
        const wanted = new Set([...TASK.instanceIds, ...logged, ...failed, ...succeeded])
        expect(found.map(({ id }) => id).sort()).toEqual([...wanted].sort())
        if (now >= dueAt(TASK)) expect(isUnderWay(found)).toBe(false)
      }),
    )
  })
})

describe('the address', () => {
  it('keeps a choice of instances, and forgets it with the task', () => {
    const chosen = changedPanel(changedPanel({}, ofTask('t1')), ofInstances(['a=.1_b=', 'c']))
    expect(choiceOf(chosen)).toEqual({ task: 't1', instances: ['a=.1_b=', 'c'], event: undefined })
    expect(choiceOf(changedPanel(chosen, ofInstances([]))).instances).toEqual([])
    expect(choiceOf(changedPanel(chosen, ofTask('t2')))).toEqual({ task: 't2', instances: null, event: undefined })
  })
})
