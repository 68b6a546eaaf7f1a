// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { shallowRef, type App } from 'vue'
import { nameOf } from '@/geometry/flame/table'
import type { AsyncAnalysisRequest } from '@/protocol/async/analyze'
import type { AsyncTask } from '@/protocol/async/task'
import { makeHost, mountIn, passes } from '@/query/testing/host'
import { GREETING, Scripted, type Heard } from '@/query/testing/scripted'
import { EVERY } from '../tasks/polling'
import { dueAt } from './outcome'
import { pictureOf, useAnalysis } from './useAnalysis'
import { useTask } from './useTask'
import { useTasks } from './useTasks'

let oap: Scripted
let app: App

beforeEach(() => {
  const host = makeHost()
  // What a server can do is remembered there.
  localStorage.clear()
  sessionStorage.clear()
  ;({ oap, app } = host)
  return host.end
})

const mount = <T>(use: () => T) => mountIn(app, use)
const last = (): Heard => oap.heard.at(-1) ?? expect.fail('nothing was asked')
const refuse = (message: string) => last().json({ data: null, errors: [{ message }] })

const REQUEST: AsyncAnalysisRequest = { taskId: 't', instanceIds: ['a', 'b'], eventType: 'EXECUTION_SAMPLE' }
const element = (id: number, parentId: number, name: string, total: number) => ({
  ...{ id: String(id), parentId: String(parentId), name, total, self: 0 },
})
const TREE = [element(0, -1, '', 9), element(1, 0, 'a.b', 9), element(2, 1, 'a.c', 4)]
const tree = (elements: readonly object[]) =>
  last().json({ data: { queryAsyncProfilerAnalyze: { tree: { elements } } } })

describe('an analysis', () => {
  const asked = (first: AsyncAnalysisRequest | null = REQUEST) => {
    const request = shallowRef(first)
    return { request, ...mount(() => useAnalysis(() => request.value)) }
  }

  it('becomes a flame graph in the unit of its event', async () => {
    const { it: analysis, request } = asked()
    await passes()
    expect(last().variables).toEqual({ request: REQUEST })
    tree(TREE)
    await passes()
    const { table } = analysis.picture.value ?? {}
    expect(table?.unit).toBe('samples')
    expect(table && nameOf(table, table.count - 1)).toBe('a.c')
    expect(analysis.state.value).toBe('fresh')
    request.value = { ...REQUEST, eventType: 'OBJECT_ALLOCATION_IN_NEW_TLAB' }
    await passes()
    expect(analysis.state.value).toBe('refreshing')
    tree(TREE)
    await passes()
    expect(analysis.picture.value?.table?.unit).toBe('bytes')
  })

  it('that fails leaves the former picture and says of what it is', async () => {
    const { it: analysis, request } = asked()
    await passes()
    tree(TREE)
    await passes()
    request.value = { ...REQUEST, eventType: 'LOCK' }
    await passes()
    refuse('the recording is damaged')
    await passes()
    expect(analysis.state.value).toBe('stale')
    expect(analysis.failure.value?.message).toContain('damaged')
    expect(analysis.picture.value?.request.eventType).toBe('EXECUTION_SAMPLE')
    analysis.retry()
    await passes()
    tree(TREE)
    await passes()
    expect(analysis.state.value).toBe('fresh')
    expect(analysis.picture.value?.request.eventType).toBe('LOCK')
  })

  it('of another task shows nothing of the last one', async () => {
    const { it: analysis, request } = asked()
    await passes()
    tree(TREE)
    await passes()
    request.value = { ...REQUEST, taskId: 'other' }
    await passes()
    expect(analysis.picture.value).toBeNull()
    refuse('no')
    await passes()
    expect(analysis.state.value).toBe('error')
  })

  it('without frames is told apart from one that failed', async () => {
    const { it: analysis } = asked()
    await passes()
    tree([element(0, -1, '', 0)])
    await passes()
    expect(analysis.state.value).toBe('empty')
    expect(analysis.picture.value?.table).toBeNull()
  })

  it('that takes long says so, and can be stopped', async () => {
    const { it: analysis } = asked()
    await passes(6_000)
    expect(analysis.slow.value).toBe(true)
    analysis.stop()
    await passes()
    expect(analysis.failure.value?.cause).toBe('aborted')
    expect(oap.open).toHaveLength(0)
  })

  it('is not asked for while nothing is chosen', async () => {
    asked(null)
    await passes(1_000)
    expect(oap.heard).toHaveLength(0)
  })

  it('of one frame is a picture of one frame', () => {
    const { table } = pictureOf(REQUEST, { elements: [element(0, -1, 'java.lang.Thread.run', 3)], damaged: 0 })
    expect(table?.count).toBe(1)
  })

  it('of 100 000 frames is read in one go', () => {
    const elements = Array.from({ length: 100_000 }, (_, at) =>
      element(at, at === 0 ? -1 : Math.floor((at - 1) / 8), `pkg${at % 97}.Frame.run${at}`, at === 0 ? 1e6 : 1),
    )
    const { table } = pictureOf(REQUEST, { elements, damaged: 0 })
    expect(table?.count).toBe(100_000)
  })
})

const TASK: AsyncTask = {
  ...{ id: 't', serviceId: 's', instanceIds: ['a', 'b'], created: 1_000_000 },
  ...{ events: ['CPU'], duration: 60, args: '' },
}
const logOf = (instanceId: string, operationType: string) => ({
  ...{ id: `${instanceId}${operationType}`, instanceId, instanceName: instanceId, operationType, operationTime: 5 },
})
const progress = (...done: readonly string[]) =>
  last().json({
    data: {
      queryAsyncProfilerTaskProgress: {
        logs: TASK.instanceIds.map((id) => logOf(id, 'NOTIFIED')),
        errorInstanceIds: [],
        successInstanceIds: done,
      },
    },
  })

describe('a task', () => {
  const watched = (at: number) => {
    const now = shallowRef(at)
    const wanted = shallowRef<AsyncTask | null>(TASK)
    return { now, wanted, ...mount(() => useTask(() => wanted.value, () => now.value)) } // prettier-ignore
  }

  it('is asked again and again while it runs, and no more when it is over', async () => {
    const { it: run } = watched(TASK.created)
    await passes()
    progress()
    await passes()
    expect(run.isWatched.value).toBe(true)
    await passes(EVERY)
    expect(oap.heard).toHaveLength(2)
    progress('a')
    await passes(EVERY)
    progress('a', 'b')
    await passes()
    expect(run.outcomes.value?.map(({ result }) => result)).toEqual(['succeeded', 'succeeded'])
    expect(run.isWatched.value).toBe(false)
    const asked = oap.heard.length
    if (last().open) progress('a', 'b')
    await passes(10 * EVERY)
    expect(oap.heard.length).toBe(asked)
  })

  it('that is over is asked once', async () => {
    const { it: run } = watched(dueAt(TASK))
    await passes()
    progress('a')
    await passes(10 * EVERY)
    expect(oap.heard).toHaveLength(1)
    expect(run.outcomes.value?.map(({ result }) => result)).toEqual(['succeeded', 'silent'])
  })

  it('is not asked twice at once, and not at all after it was left', async () => {
    const { leave } = watched(TASK.created)
    await passes()
    progress()
    await passes(4 * EVERY)
    expect(oap.open).toHaveLength(1)
    const asked = oap.heard.length
    leave()
    await passes(10 * EVERY)
    expect(oap.heard.length).toBe(asked)
    expect(oap.open).toHaveLength(0)
  })
})

const OLD = GREETING.__type.fields.filter(({ name }) => /^get/.test(name))

describe('tasks of a service', () => {
  const list = (...ids: readonly number[]) =>
    last().json({
      data: {
        queryAsyncProfilerTaskList: {
          errorReason: null,
          tasks: ids.map((id) => ({
            ...{ id: `${id}`, serviceId: 's', serviceInstanceIds: ['a'], createTime: id, events: ['CPU'], duration: 5 },
          })),
        },
      },
    })

  it('are listed the newest first, and asked for anew with the page', async () => {
    const now = shallowRef(1)
    const { it: found } = mount(() => useTasks(() => 's', () => now.value)) // prettier-ignore
    await passes()
    list(1, 3, 2)
    await passes()
    expect(found.rows.value.map(({ id }) => id)).toEqual(['3', '2', '1'])
    expect(found.rows.value[0]).toMatchObject({ title: 'CPU', start: 3, end: 5_003 })
    now.value = 2
    await passes()
    list(1, 3, 2, 9)
    await passes()
    expect(found.rows.value).toHaveLength(4)
  })

  it('of a server before 10.2 are not asked for', async () => {
    oap.greet = (heard) => heard.json({ data: { ...GREETING, __type: { name: 'Query', fields: OLD } } })
    const { it: found } = mount(() => useTasks(() => 's', () => 1)) // prettier-ignore
    await passes(2_000)
    expect(found.list.state.value).toBe('unsupported')
    expect(oap.heard).toHaveLength(0)
  })
})
