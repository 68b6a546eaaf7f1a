import { describe, expect, it } from 'vitest'
import { instanceId, parseServiceId, serviceId } from '@/protocol/ids'
import { finished, spansAt, traces } from '../trace/testing'
import { world } from '../testing'
import { createWorld } from '../world'
import { ALL_HINTS } from './hints'
import { DEEPEST, dumpsOf } from './dumps'
import { Profiles, type AnalyzeQuery } from './profiles'
import type { Sample } from './sampled'
import type { StackElement } from './stacks'
import { endOf, type AsyncTask, type TraceTask } from './task'
import type { JfrEvent } from './units'

const NOW = Date.UTC(2026, 2, 18, 18, 20)
const profiles = new Profiles(world, { hostile: false, frames: 0 })
const CATALOG = { name: 'plover::catalog', normal: true }

const nameOf = ({ serviceId: id }: TraceTask | AsyncTask): string => parseServiceId(id)?.name ?? ''
const tree = (task: AsyncTask, event: JfrEvent, now = NOW, ids = task.instanceIds): readonly StackElement[] =>
  finished(profiles.asyncTree(task, ids, event, now))
const samples = (task: TraceTask, now = NOW): readonly Sample[] => finished(profiles.samples(task, now))
const whole = ({ segmentId, start, duration }: Sample): AnalyzeQuery => ({
  segmentId,
  timeRange: { start, end: start + duration },
})
const analyze = (queries: readonly AnalyzeQuery[], tasks = profiles.traceTasks(NOW), now = NOW) =>
  finished(profiles.analyze(queries, tasks, now))

function traceTask(over: Partial<TraceTask>): TraceTask {
  const start = Date.UTC(2026, 2, 18, 18, 12)
  const limits = { minutes: 1, threshold: 0, period: 10, samples: 3 }
  const about = { serviceId: serviceId({ name: 'plover::checkout', normal: true }), endpoint: 'POST:/orders' }
  return { id: `${start}_x`, created: start, start, ...limits, ...about, ...over }
}

/** Share that the frame of a name has of all, all places of it together; of recursion there is none here. */
const shareOf = (elements: readonly StackElement[], name: string): number =>
  elements.filter(({ codeSignature }) => codeSignature === name).reduce((sum, { total }) => sum + total, 0) /
  (elements[0]?.total ?? 0)

describe('tasks that stand finished at the start', () => {
  it('are one per incident of the last day that shows there', () => {
    const of = (name: string) => profiles.traceTasks(NOW).filter((task) => nameOf(task) === name)
    // Every three hours at ten past, and twice a day.
    expect(of('plover::checkout')).toHaveLength(8)
    expect(of('plover::pricing')).toHaveLength(2)
    expect(profiles.traceTasks(NOW)).toHaveLength(10)
    const async = (name: string) => profiles.asyncTasks(NOW).filter((task) => nameOf(task) === name)
    expect(async('plover::checkout').map(({ events }) => events)).toEqual(Array(8).fill(['LOCK']))
    expect(async('plover::settlement').map(({ events }) => events)).toEqual(Array(8).fill(['CPU']))
    expect(async('plover::catalog').map(({ instanceIds }) => instanceIds.length)).toEqual([3, 3, 3, 3])
    // Early on the ramp of a leak and late, on the pod that leaks.
    const leaking = instanceId({
      service: { name: 'plover::ticketing', normal: true },
      name: 'ticketing-r86qhlnpb-mzlmp',
    })
    expect(async('plover::ticketing')).toHaveLength(6)
    for (const task of async('plover::ticketing'))
      expect(task).toMatchObject({ instanceIds: [leaking], events: ['ALLOC'], args: 'live' })
  })

  it('are over, and everybody has said so', () => {
    for (const task of profiles.traceTasks(NOW)) {
      const logs = profiles.traceLogs(task, NOW)
      expect(endOf(task)).toBeLessThan(NOW)
      expect(logs.filter(({ step }) => step === 'EXECUTION_FINISHED')).toHaveLength(logs.length / 2)
      expect(logs.length).toBeGreaterThanOrEqual(4)
    }
    for (const task of profiles.asyncTasks(NOW))
      expect(profiles.asyncLogs(task, NOW)).toHaveLength(2 * task.instanceIds.length)
  })

  it('are not there in a world without services', () => {
    const none = new Profiles(createWorld({ kind: 'empty' }), { hostile: false, frames: 0 })
    expect([none.traceTasks(NOW), none.asyncTasks(NOW)]).toEqual([[], []])
  })
})

describe('what async-profiler recorded', () => {
  const asked = ALL_HINTS.filter(({ kind }) => kind === 'async-profiler')

  it.each(asked.map(({ service = '', event = '', hot, share }) => [service, event, share, hot] as const))(
    'of %s in %s has %d on the hot path',
    (service, event, share, hot) => {
      // Early on a ramp there is less.
      const tasks = profiles.asyncTasks(NOW).filter((task) => nameOf(task) === service)
      const late = service === 'plover::ticketing' ? tasks.filter((_, index) => index % 2 === 0) : tasks
      const found = late.map((task) => tree(task, event as JfrEvent))
      expect(found.length).toBeGreaterThan(2)
      for (const elements of found)
        for (const name of hot) expect(Math.abs(shareOf(elements, name) - share), name).toBeLessThanOrEqual(0.02)
    },
  )

  it('grows with a leak', () => {
    const [early, late] = profiles
      .asyncTasks(NOW)
      .filter((task) => nameOf(task) === 'plover::ticketing')
      .toSorted((a, b) => a.created - b.created)
      .filter(({ created }) => created > Date.UTC(2026, 2, 18, 8, 40))
      .map((task) => tree(task, 'OBJECT_ALLOCATION_IN_NEW_TLAB'))
    const put = 'com.plover.ticketing.pdf.TemplateCache.put'
    expect(shareOf(early ?? [], put)).toBeLessThan(0.25)
    expect(shareOf(late ?? [], put)).toBeGreaterThan(0.55)
  })

  it('adds up, parents first, whole numbers', () => {
    for (const task of profiles.asyncTasks(NOW))
      for (const event of [
        'EXECUTION_SAMPLE',
        'LOCK',
        'OBJECT_ALLOCATION_OUTSIDE_TLAB',
        'PROFILER_LIVE_OBJECT',
      ] as const) {
        const left = new Map<string, number>()
        for (const { id, parentId, total, self } of tree(task, event)) {
          if (parentId !== '-1') left.set(parentId, (left.get(parentId) ?? Number.NaN) - total)
          expect(Number.isSafeInteger(total) && self >= 0).toBe(true)
          left.set(id, total - self)
        }
        expect([...left.values()].filter((rest) => rest !== 0)).toEqual([])
      }
  })

  it('is 6 000 samples a minute times the processor at work', () => {
    const [task] = profiles.asyncTasks(NOW).filter(({ serviceId: id }) => id === serviceId(CATALOG))
    if (!task) throw new Error('no task')
    const minute = Math.floor(task.created / 60_000)
    const pod = 'catalog-7nvhfg6hj-thhrv'
    const subject = world.graph.find(CATALOG.name, true)?.instanceSubject(pod)
    const cpu = [0, 1, 2, 3, 4, 5].reduce((sum, index) => sum + (subject?.cpuAt(minute + index) ?? 0), 0) / 6
    const [root] = tree(task, 'EXECUTION_SAMPLE', NOW, [instanceId({ service: CATALOG, name: pod })])
    expect(root?.total).toBe(Math.round(5 * 6_000 * cpu))
    expect(cpu).toBeGreaterThan(0.9)
  })

  it('is put together from the instances that succeeded', () => {
    const [task] = profiles.asyncTasks(NOW).filter(({ serviceId: id }) => id === serviceId(CATALOG))
    if (!task) throw new Error('no task')
    const each = task.instanceIds.map((id) => tree(task, 'EXECUTION_SAMPLE', NOW, [id])[0]?.total ?? 0)
    expect(each.filter((total) => total > 0)).toHaveLength(2)
    expect(tree(task, 'EXECUTION_SAMPLE')[0]?.total).toBe(each.reduce((sum, total) => sum + total, 0))
    expect(profiles.asyncLogs(task, NOW).filter(({ step }) => step === 'EXECUTION_TASK_ERROR')).toMatchObject([
      { instance: 'catalog-7nvhfg6hj-l45fv' },
    ])
  })

  it('has nothing of what was not asked for, nor of anybody else, nor before it came', () => {
    const empty = [{ id: '0', parentId: '-1', codeSignature: '', total: 0, self: 0 }]
    const [task] = profiles.asyncTasks(NOW).filter(({ serviceId: id }) => id === serviceId(CATALOG))
    if (!task) throw new Error('no task')
    expect(tree(task, 'LOCK')).toEqual(empty)
    expect(tree(task, 'PROFILER_LIVE_OBJECT')).toEqual(empty)
    expect(tree({ ...task, events: ['ALLOC'] }, 'PROFILER_LIVE_OBJECT')).toEqual(empty)
    expect(tree(task, 'EXECUTION_SAMPLE', NOW, ['none'])).toEqual(empty)
    expect(tree(task, 'EXECUTION_SAMPLE', task.created + 299_000)).toEqual(empty)
    expect(finished(profiles.asyncTree(null, task.instanceIds, 'LOCK', NOW))).toEqual(empty)
  })
})

describe('what trace profiling sampled', () => {
  it('is the first calls of the endpoint on each instance, as the traces tell them', () => {
    const task = traceTask({})
    const found = samples(task)
    const instances = [...new Set(found.map(({ instance }) => instance))]
    expect(instances.map((one) => found.filter(({ instance }) => instance === one).length)).toEqual([3, 3, 3])
    for (const { traceId, segmentId, endpoint, start, duration, spans } of found) {
      const place = traces.placeOf(traceId)
      const real = place ? spansAt(place).filter((span) => span.segmentId === segmentId) : []
      expect(endpoint).toBe('POST:/orders')
      expect(real[0]).toMatchObject({ startTime: start, endTime: start + duration, endpointName: endpoint })
      expect(spans.filter((span) => span.segmentId === segmentId).map(({ spanId }) => spanId)).toEqual(
        real.map(({ spanId }) => spanId),
      )
      expect(spans.flatMap(({ refs }) => refs).filter(({ type }) => type === 'CROSS_PROCESS')).toEqual([])
    }
  })

  it('lasted as long as was wanted, and began when the agent knew of it', () => {
    const task = traceTask({ threshold: 2_000 })
    const heard = new Map(
      profiles.traceLogs(task, NOW).flatMap((log) => (log.step === 'NOTIFIED' ? [[log.instance, log.at]] : [])),
    )
    const found = samples(task)
    expect(found.length).toBeGreaterThan(3)
    for (const { duration, start, instance } of found) {
      expect(duration).toBeGreaterThanOrEqual(2_000)
      expect(start).toBeGreaterThanOrEqual(heard.get(instance) ?? Infinity)
    }
  })

  it('comes while time passes, and agents without dumps take no part', () => {
    const task = traceTask({ samples: 9 })
    const counts = [1_000, 15_000, 30_000, 90_000].map((ms) => samples(task, task.start + ms).length)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts[0]).toBe(0)
    // Nothing that was shown goes away again.
    const shown = Array.from({ length: 40 }, (_, index) => samples(task, task.start + index * 2_000))
    for (const [index, list] of shown.entries())
      expect(shown[index + 1] ?? list).toEqual(expect.arrayContaining([...list]))
    expect(counts[3]).toBeGreaterThan(counts[1] ?? 0)
    const node = traceTask({
      serviceId: serviceId({ name: 'plover::storefront', normal: true }),
      endpoint: 'POST:/checkout',
    })
    expect([samples(node), profiles.traceLogs(node, NOW)]).toEqual([[], []])
    expect(samples(traceTask({ serviceId: 'none' }))).toEqual([])
    expect(samples(traceTask({ endpoint: 'GET:/none' }))).toEqual([])
  })
})

describe('analysis of dumps', () => {
  const hints = ALL_HINTS.filter(({ kind }) => kind === 'trace-profiling')

  it.each(hints.map(({ service = '', hot, share }) => [service, share, hot] as const))(
    'finds the hot path of %s with %d of the time, within two percent',
    (service, share, hot) => {
      for (const task of profiles.traceTasks(NOW).filter((one) => nameOf(one) === service)) {
        const found = samples(task)
        const [root, ...rest] = analyze(found.map(whole)).trees.flatMap(({ elements }) => elements)
        for (const name of hot) {
          const frames = rest.filter(({ codeSignature }) => codeSignature === name)
          // `main.quote` does other things too.
          const hottest = Math.max(...frames.map(({ duration }) => duration))
          const isShared = name === 'app.main.quote' || name === 'app.fees.table'
          const off = hottest / (root?.duration ?? 0) - share
          if (isShared) expect(off).toBeGreaterThanOrEqual(-0.02)
          else expect(Math.abs(off), name).toBeLessThanOrEqual(0.02)
        }
      }
    },
  )

  it('takes as long as the call, and what is left after its callees is its own', () => {
    for (const sample of samples(traceTask({}))) {
      const { tip, trees } = analyze([whole(sample)], [traceTask({})])
      expect([tip, trees.length]).toEqual([null, 1])
      const elements = trees[0]?.elements ?? []
      expect(elements[0]).toMatchObject({ id: '1', parentId: '0', codeSignature: 'java.lang.Thread.run' })
      expect(elements[0]?.duration).toBe(Math.floor(sample.duration / 10) * 10)
      expect(elements[0]?.count).toBe(Math.floor(sample.duration / 10) + 1)
      const depth = new Map([['0', 0]])
      const inner = new Map<string, number>()
      for (const { id, parentId, duration } of elements) {
        expect(depth.has(parentId)).toBe(true)
        depth.set(id, (depth.get(parentId) ?? 0) + 1)
        inner.set(parentId, (inner.get(parentId) ?? 0) + duration)
      }
      for (const { id, duration, durationChildExcluded } of elements) {
        expect(durationChildExcluded).toBe(duration - (inner.get(id) ?? 0))
        expect(durationChildExcluded).toBeGreaterThanOrEqual(0)
      }
      expect(Math.max(...depth.values())).toBe(DEEPEST)
    }
  })

  it('looks at the asked times only, so without its callees a call is something else', () => {
    const task = traceTask({})
    const [sample] = samples(task)
    if (!sample) throw new Error('no sample')
    const end = sample.start + sample.duration
    const callees = sample.spans.filter(
      ({ parentSpanId, segmentId }) => segmentId === sample.segmentId && parentSpanId === 0,
    )
    let from = sample.start
    const own: AnalyzeQuery[] = []
    for (const { startTime, endTime } of callees) {
      own.push({ segmentId: sample.segmentId, timeRange: { start: from, end: Number(startTime) } })
      from = Number(endTime)
    }
    own.push({ segmentId: sample.segmentId, timeRange: { start: from, end } })
    const all = analyze([whole(sample)], [task]).trees[0]?.elements ?? []
    const less = analyze(own, [task]).trees[0]?.elements ?? []
    expect(less[0]?.count).toBeLessThan(all[0]?.count ?? 0)
    expect(new Set(less.map(({ codeSignature }) => codeSignature)).size).toBeLessThan(
      new Set(all.map(({ codeSignature }) => codeSignature)).size,
    )
  })

  it('of segments that nobody sampled is empty', () => {
    const { start: from, spans } = samples(traceTask({}))[0] ?? { start: 0, spans: [] }
    const time = { start: from, end: from + 5_000 }
    expect(analyze([{ segmentId: 'none', timeRange: time }])).toEqual({ tip: null, trees: [] })
    expect(analyze([{ segmentId: spans[0]?.segmentId ?? '', timeRange: time }], [])).toEqual({ tip: null, trees: [] })
    expect(analyze([])).toEqual({ tip: null, trees: [] })
  })

  it('begins when the call lasted as long as the task wants', () => {
    const [sample] = samples(traceTask({ threshold: 2_000 }))
    if (!sample) throw new Error('no sample')
    const hot = { frames: [], share: 0, trouble: 0 }
    const dumps = dumpsOf(sample, { seed: 1, language: 'JAVA', period: 50, threshold: 2_000, hot })
    expect(dumps[0]?.at).toBe(sample.start + 2_000)
    expect((dumps[1]?.at ?? 0) - (dumps[0]?.at ?? 0)).toBe(50)
    expect(dumpsOf(sample, { seed: 1, language: 'JAVA', period: 50, threshold: 1e6, hot })).toEqual([])
  })
})
