import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { queryAsyncProfilerAnalyze } from './analyze'
import { queryAsyncProfilerTaskProgress } from './progress'
import { queryAsyncProfilerTaskList } from './task'

/** Answers of real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
if (!mounted) it.skip('recordings of OAP are not mounted', () => {})

function recorded(version: string, name: string): unknown {
  const file = JSON.parse(readFileSync(`${ROOT}${version}/${name}.json`, 'utf8')) as {
    response: { body: { data: unknown } }
  }
  return file.response.body.data
}

interface TaskListWire {
  readonly queryAsyncProfilerTaskList: {
    readonly tasks: readonly { readonly id: string; readonly createTime: number }[]
  }
}

if (mounted)
  describe.each(['10.4.0', '11.0.0'])('recorded answers of %s', (version) => {
    it('are read as tasks', () => {
      const data = recorded(version, 'async-list') as TaskListWire
      const [newest, older] = data.queryAsyncProfilerTaskList.tasks
      const { tasks, refused } = queryAsyncProfilerTaskList.decode(data)
      expect(refused).toBeNull()
      expect(tasks.map(({ id }) => id)).toEqual([newest?.id, older?.id])
      expect(tasks[0]).toMatchObject({
        created: newest?.createTime,
        events: ['CPU', 'ALLOC'],
        duration: 60,
        args: 'interval=10ms',
        instanceIds: ['Y2hlY2tvdXQ=.1_Y2hlY2tvdXQtNmY5Yy1iMkAxMC4wLjMuMTI='],
      })
    })

    it('are read as progress, of an unknown task too', () => {
      for (const name of ['async-progress', 'queryAsyncProfilerTaskProgress'])
        expect(queryAsyncProfilerTaskProgress.decode(recorded(version, name))).toEqual({
          logs: [],
          failed: [],
          succeeded: [],
        })
    })

    it('are read as a tree of one empty root', () => {
      const text = JSON.stringify(recorded(version, 'queryAsyncProfilerAnalyze'))
      // Our document asks for the signature under another name.
      const { elements, damaged } = queryAsyncProfilerAnalyze.decode(JSON.parse(text.replace('codeSignature', 'name')))
      expect(elements).toEqual([{ id: '0', parentId: '-1', name: '', total: 0, self: 0 }])
      expect(damaged).toBe(0)
    })
  })

describe('a list of tasks', () => {
  it('may be refused, and there may be none', () => {
    const read = (wire: unknown) => queryAsyncProfilerTaskList.decode({ queryAsyncProfilerTaskList: wire })
    expect(read({ errorReason: 'no', tasks: null })).toEqual({ tasks: [], refused: 'no' })
    expect(read({ errorReason: '', tasks: [] })).toEqual({ tasks: [], refused: null })
  })

  it('may lack arguments and hold events of a newer server', () => {
    const task = {
      id: 'a',
      serviceId: 's',
      serviceInstanceIds: null,
      createTime: '5',
      events: ['NATIVEMEM'],
      duration: 9,
    }
    expect(queryAsyncProfilerTaskList.decode({ queryAsyncProfilerTaskList: { tasks: [task] } }).tasks).toEqual([
      { id: 'a', serviceId: 's', instanceIds: [], created: 5, events: ['NATIVEMEM'], duration: 9, args: '' },
    ])
  })
})

describe('progress', () => {
  it('tells each step, and leaves out ids that are null', () => {
    const log = {
      id: 'l',
      instanceId: 'i',
      instanceName: 'pod',
      operationType: 'EXECUTION_TASK_ERROR',
      operationTime: 7,
    }
    const wire = { logs: [log], errorInstanceIds: ['i', null], successInstanceIds: null }
    expect(queryAsyncProfilerTaskProgress.decode({ queryAsyncProfilerTaskProgress: wire })).toEqual({
      logs: [{ id: 'l', instanceId: 'i', instanceName: 'pod', step: 'EXECUTION_TASK_ERROR', at: 7 }],
      failed: ['i'],
      succeeded: [],
    })
  })
})

describe('a tree', () => {
  const read = (tree: unknown) => queryAsyncProfilerAnalyze.decode({ queryAsyncProfilerAnalyze: { tree } })
  const root = { id: '0', parentId: '-1', name: '', total: 3, self: 0 }

  it('is the list that arrived, not a copy of it', () => {
    const elements = [root, { id: '1', parentId: '0', name: 'a.b', total: 3, self: 3 }]
    expect(read({ elements }).elements).toBe(elements)
  })

  it('survives numbers in text, absent names and elements that are none', () => {
    const wire = [root, { id: 1, parentId: 0, total: '3', self: '2' }, null, { id: '2' }, { ...root, total: 'many' }]
    expect(read({ elements: wire })).toEqual({
      elements: [root, { id: 1, parentId: 0, name: '', total: 3, self: 2 }],
      damaged: 3,
    })
  })

  it('may not be there', () => {
    for (const tree of [null, undefined, { elements: null }]) expect(read(tree)).toEqual({ elements: [], damaged: 0 })
    expect(queryAsyncProfilerAnalyze.decode({ queryAsyncProfilerAnalyze: null })).toEqual({ elements: [], damaged: 0 })
    expect(() => read({ elements: {} })).toThrow('queryAsyncProfilerAnalyze.tree.elements: expected a list')
    expect(() => read('x')).toThrow('expected an object')
  })
})
