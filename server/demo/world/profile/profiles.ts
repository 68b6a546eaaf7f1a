import { parseServiceId } from '@/protocol/ids'
import type { World } from '../world'
import { analyse, type Analysis, type Ranged } from './analysis'
import { dumpsOf } from './dumps'
import { hotIn } from './hints'
import { asyncLogs, runsOf, traceLogs, type AsyncStep, type TraceStep } from './progress'
import { record } from './recording'
import { isReported, LATEST_MS, samplesOf, type Sample } from './sampled'
import { seededAsyncTasks, seededTraceTasks } from './seeded'
import { SpecialProfiles, type ProfileOptions } from './special'
import { Stacks, type StackElement } from './stacks'
import { endOf, type AsyncTask, type TaskLog, type TraceTask } from './task'
import { RECORDED_BY, type JfrEvent } from './units'

export interface AnalyzeQuery {
  readonly segmentId: string
  readonly timeRange: { readonly start: number; readonly end: number }
}

const MOST_REMEMBERED = 64

/** What profiling tasks find: pure functions of seed, task and time. */
export class Profiles {
  readonly #world: World
  readonly #special: SpecialProfiles
  readonly #samples = new Map<string, readonly Sample[]>()

  constructor(world: World, options: ProfileOptions) {
    this.#world = world
    this.#special = new SpecialProfiles(world, options)
  }

  /** Tasks that somebody left behind in the last day. */
  traceTasks(now: number): readonly TraceTask[] {
    return [...this.#special.traceTasks(now), ...seededTraceTasks(this.#world, now)]
  }

  asyncTasks(now: number): readonly AsyncTask[] {
    return [...this.#special.asyncTasks(now), ...seededAsyncTasks(this.#world, now)]
  }

  traceLogs(task: TraceTask, now: number): readonly TaskLog<TraceStep>[] {
    return traceLogs(this.#world, task, now)
  }

  asyncLogs(task: AsyncTask, now: number): readonly TaskLog<AsyncStep>[] {
    return asyncLogs(this.#world, task, now)
  }

  /** What a task had sampled by `now`. Pauses often. */
  *samples(task: TraceTask, now: number): Generator<undefined, readonly Sample[]> {
    const special = this.#special.samples(task, now)
    if (special) return special
    return (yield* this.#everSampled(task)).filter((sample) => isReported(sample, now))
  }

  *#everSampled(task: TraceTask): Generator<undefined, readonly Sample[]> {
    const key = JSON.stringify(task)
    const known = this.#samples.get(key)
    if (known) return known
    const found = yield* samplesOf(this.#world, task)
    if (this.#samples.size >= MOST_REMEMBERED) this.#samples.clear()
    this.#samples.set(key, found)
    return found
  }

  /** The asked times of segments that one of the tasks sampled; of others there are no dumps. Pauses often. */
  *analyze(queries: readonly AnalyzeQuery[], tasks: readonly TraceTask[], now: number): Generator<undefined, Analysis> {
    const ranged: Ranged[] = []
    const strange: Analysis['trees'][number][] = []
    for (const segmentId of new Set(queries.map((query) => query.segmentId))) {
      const ranges = queries.filter((query) => query.segmentId === segmentId).map(({ timeRange }) => timeRange)
      const elements = this.#special.dumped(segmentId)
      if (elements) strange.push({ elements })
      const dumps = elements ? null : yield* this.#dumps(segmentId, tasks, now)
      if (dumps) ranged.push({ dumps, ranges })
    }
    const { tip, trees } = analyse(ranged)
    return { tip, trees: [...trees, ...strange] }
  }

  *#dumps(segmentId: string, tasks: readonly TraceTask[], now: number): Generator<undefined, Ranged['dumps'] | null> {
    for (const task of tasks) {
      if (!mayHave(task, segmentId)) continue
      const sample = (yield* this.samples(task, now)).find((one) => one.segmentId === segmentId)
      if (!sample) continue
      const { service, endpoint, instance } = sample
      const { seed, incidents } = this.#world.graph.ground
      const minute = Math.floor(sample.start / 60_000)
      const time = { from: minute, to: minute + 1 }
      const hot = hotIn(incidents, { kind: 'trace-profiling', service, endpoint, instance, ...time })
      const { period, threshold } = task
      return dumpsOf(sample, { seed, language: this.#languageOf(task, instance), period, threshold, hot })
    }
    return null
  }

  #languageOf({ serviceId, start }: TraceTask, instance: string): string {
    const service = parseServiceId(serviceId)
    const found = service && this.#world.instances(service, start, start + LATEST_MS)
    return found?.find(({ name }) => name === instance)?.language ?? ''
  }

  /** What some of the task's instances recorded of an event and OAP had received by `now`. Pauses often. */
  *asyncTree(
    task: AsyncTask | null,
    instanceIds: readonly string[],
    event: JfrEvent,
    now: number,
  ): Generator<undefined, readonly StackElement[]> {
    const special = task && event === 'EXECUTION_SAMPLE' ? yield* this.#special.tree(task.id) : null
    if (special) return special
    const stacks = new Stacks()
    if (task && isRecorded(task, event))
      for (const run of runsOf(this.#world, task)) {
        if (run.end !== 'EXECUTION_FINISHED' || run.ended > now || !instanceIds.includes(run.instanceId)) continue
        const { service, instance, began } = run
        record(this.#world.graph, { service, instance, event, from: began, to: began + task.seconds * 1_000 }, stacks)
      }
    return stacks.elements()
  }
}

const isRecorded = ({ events, args }: AsyncTask, event: JfrEvent): boolean =>
  RECORDED_BY[event].some((one) => events.includes(one)) &&
  (event !== 'PROFILER_LIVE_OBJECT' || /(^|,)live(,|$)/.test(args ?? ''))

/** An agent's segment id tells when its trace began. */
function mayHave(task: TraceTask, segmentId: string): boolean {
  const began = Number(/\.(\d{13})\d{4}$/.exec(segmentId)?.[1] ?? Number.NaN)
  return began >= task.start - LATEST_MS && began <= endOf(task)
}
