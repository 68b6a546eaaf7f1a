import { instanceId, serviceId } from '@/protocol/ids'
import type { World } from '../world'
import type { DumpedElement } from './analysis'
import {
  hostileAsyncTasks,
  hostileDumps,
  hostileTraceTasks,
  hostileTree,
  kindOf,
  kindOfSegment,
  traceOf,
} from './hostile'
import type { Sample } from './sampled'
import { manyFrames, SCALE_FRAMES } from './scale'
import type { StackElement } from './stacks'
import type { AsyncTask, TraceTask } from './task'

export interface ProfileOptions {
  readonly hostile: boolean
  /** Frames of the task `scale-frames`; 0 for none. */
  readonly frames: number
}

const CATALOG = { name: 'plover::catalog', normal: true }
const AGO_MS = 30 * 60_000

/** Tasks that no incident explains: too large for a page, or malicious. */
export class SpecialProfiles {
  readonly #world: World
  readonly #options: ProfileOptions
  #frames: readonly StackElement[] | null = null

  constructor(world: World, options: ProfileOptions) {
    this.#world = world
    this.#options = options
  }

  traceTasks(now: number): readonly TraceTask[] {
    return this.#options.hostile ? hostileTraceTasks(now) : []
  }

  asyncTasks(now: number): readonly AsyncTask[] {
    const { hostile, frames } = this.#options
    return [...(hostile ? hostileAsyncTasks(now) : []), ...(frames > 0 ? this.#scaled(now) : [])]
  }

  #scaled(now: number): readonly AsyncTask[] {
    const created = now - AGO_MS
    const there = this.#world.instances(CATALOG, created, now)
    const instanceIds = there.map(({ name }) => instanceId({ service: CATALOG, name }))
    const what = { events: ['CPU'], seconds: 300, args: 'interval=10ms' } as const
    return [{ id: SCALE_FRAMES, serviceId: serviceId(CATALOG), instanceIds, created, ...what }]
  }

  /** `null` for a task that is not one of these. Pauses often. */
  *tree(taskId: string): Generator<undefined, readonly StackElement[] | null> {
    const { hostile, frames } = this.#options
    if (frames > 0 && taskId === SCALE_FRAMES)
      return (this.#frames ??= yield* manyFrames(frames, this.#world.graph.ground.seed))
    const kind = hostile ? kindOf(taskId) : null
    return kind && hostileTree(kind)
  }

  samples(task: TraceTask, now: number): readonly Sample[] | null {
    const kind = this.#options.hostile ? kindOf(task.id) : null
    if (!kind) return null
    const found = this.#world.traces.specials.listed(now).find(({ id }) => id === traceOf(kind))
    return (found?.segments ?? []).map((row) => ({ ...row, spans: found?.spans ?? [] }))
  }

  dumped(segmentId: string): readonly DumpedElement[] | null {
    const kind = this.#options.hostile ? kindOfSegment(segmentId) : null
    return kind && hostileDumps(kind)
  }
}
