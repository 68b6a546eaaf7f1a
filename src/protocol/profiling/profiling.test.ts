import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { getSegmentsProfileAnalyze } from './analyze'
import { createProfileTask } from './create'
import { getProfileTaskSegments, isNoneYet } from './segments'
import { getProfileTaskList, getProfileTaskLogs } from './task'

/** Answers of real servers, which stand beside the repository where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/oap/recordings/', import.meta.url))
const mounted = existsSync(ROOT)
const facts = (title: string, suite: () => void): void => {
  if (mounted) describe(title, suite)
}
if (!mounted) it.skip('recordings of OAP are not mounted', () => {})

const VERSIONS = ['10.1.0', '10.4.0', '11.0.0'] as const

interface Body {
  readonly data: unknown
  readonly errors?: readonly { readonly message: string }[]
}

const bodyOf = (version: string, name: string): Body =>
  (JSON.parse(readFileSync(`${ROOT}${version}/${name}.json`, 'utf8')) as { response: { body: Body } }).response.body

facts('recorded profiling', () => {
  it.each(VERSIONS)('tasks of %s are read without loss', (version) => {
    const { data } = bodyOf(version, 'profile-list')
    const tasks = getProfileTaskList.decode(data)
    expect({ getProfileTaskList: tasks }).toEqual(data)
    expect(tasks[0]).toMatchObject({ endpointName: 'POST:/orders', duration: 1, dumpPeriod: 10, maxSamplingCount: 5 })
    expect(getProfileTaskLogs.decode(bodyOf(version, 'profile-logs').data)).toEqual([])
  })

  it.each(VERSIONS)('a task that %s made has an id', (version) => {
    const made = createProfileTask.decode(bodyOf(version, 'profile-create').data)
    expect(made).toEqual({ id: expect.stringMatching(/^\d+_Y2hlY2tvdXQ=\.1$/) as string })
  })

  it.each(VERSIONS)('refusals of %s come in its words', (version) => {
    const refusals = {
      'profile-create-10-samples': 'max sampling count must less than 10',
      'profile-create-16-minutes': 'The duration of the monitoring task cannot be greater than 15 minutes',
      'profile-create-dump-5': 'dump period must be greater than or equals 10 milliseconds',
      'profile-create-no-endpoint': 'endpoint name cannot be empty',
      'profile-create-second': 'current service already has monitor task execute at this time',
    }
    for (const [name, refused] of Object.entries(refusals))
      expect(createProfileTask.decode(bodyOf(version, name).data), name).toEqual({ refused })
  })

  it.each(VERSIONS)('without a sample are empty on %s, however it says so', (version) => {
    for (const name of ['profile-segments', 'getProfileTaskSegments']) {
      const { data, errors } = bodyOf(version, name)
      if (errors)
        expect(
          errors.map(({ message }) => isNoneYet(message)),
          name,
        ).toEqual([true])
      else expect(getProfileTaskSegments.decode(data), name).toEqual([])
    }
    expect(bodyOf(version, 'profile-segments').errors === undefined).toBe(version === '10.1.0')
  })

  it.each(VERSIONS)('of nothing analysed on %s has no trees and no tip', (version) => {
    for (const name of ['getSegmentsProfileAnalyze', 'getSegmentsProfileAnalyze-empty'])
      expect(getSegmentsProfileAnalyze.decode(bodyOf(version, name).data), name).toEqual({ tip: null, trees: [] })
  })
})

describe('a strange server', () => {
  const head = { traceId: 't', instanceId: 'i', instanceName: 'n', endpointNames: null, duration: '40', start: '17' }

  it('does not lose a sample for one broken span, and gives spans their trace', () => {
    const spans = [{ segmentId: 's', spanId: 0, profiled: true }, null, 7, { profiled: 'yes' }]
    const [found] = getProfileTaskSegments.decode({ getProfileTaskSegments: [{ ...head, spans }] })
    expect(found).toMatchObject({ traceId: 't', endpointNames: [], duration: 40, start: 17 })
    expect(found?.spans.map(({ traceId, profiled }) => ({ traceId, profiled }))).toEqual([
      { traceId: 't', profiled: true },
      { traceId: 't', profiled: false },
    ])
    expect(getProfileTaskSegments.decode({ getProfileTaskSegments: [head] })[0]?.spans).toEqual([])
  })

  it('refuses without a word, or with both an id and a reason', () => {
    const read = (result: object): unknown => createProfileTask.decode({ createProfileTask: result })
    expect(read({})).toEqual({ refused: '' })
    expect(read({ id: 'x', errorReason: 'no' })).toEqual({ refused: 'no' })
    expect(read({ id: 'x', errorReason: '' })).toEqual({ id: 'x' })
  })

  it('may write ids of frames as numbers', () => {
    const frame = { id: 1, parentId: 0, codeSignature: 'f', duration: 1, durationChildExcluded: 1, count: 1 }
    const data = { getSegmentsProfileAnalyze: { tip: '', trees: [{ elements: [frame] }, { elements: null }] } }
    expect(getSegmentsProfileAnalyze.decode(data).trees).toEqual([
      { elements: [{ ...frame, id: '1', parentId: '0' }] },
      { elements: [] },
    ])
  })

  it('fails otherwise than by having nothing yet', () => {
    expect(isNoneYet('storage is not reachable')).toBe(false)
    expect(isNoneYet('ERROR: relation "profile_task" does not exist')).toBe(false)
    // As the page keeps it, without the class in front.
    expect(isNoneYet('Cannot invoke "org.x.ProfileTask.getStartTime()" because "profileTask" is null')).toBe(true)
  })

  it.each([[null], [{}], [{ getProfileTaskList: {} }]])('is told where %j is wrong', (data) => {
    for (const { decode } of [getProfileTaskList, getProfileTaskSegments, getSegmentsProfileAnalyze, createProfileTask])
      expect(() => decode(data)).toThrow(/expected/)
  })
})
