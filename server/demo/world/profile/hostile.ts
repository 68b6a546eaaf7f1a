import { instanceId, serviceId } from '@/protocol/ids'
import { HOSTILE } from '../hostile'
import type { DumpedElement } from './analysis'
import type { StackElement } from './stacks'
import type { AsyncTask, TraceTask } from './task'

/** Trees that a careless flame graph hangs on, draws nonsense of, or runs. */
export const HOSTILE_TREES = ['one', 'zero', 'markup', 'recursion', 'order', 'roots'] as const
type Kind = (typeof HOSTILE_TREES)[number]

const RECURSION = 2_000
const LONG = 2_000
/** So long before the start somebody asked for them. */
const AGO_MS = 3_600_000

const frame = (id: number, parent: number, codeSignature: string, total: number, self: number): StackElement => ({
  id: String(id),
  parentId: String(parent),
  codeSignature,
  total,
  self,
})

const TREES: Readonly<Record<Kind, () => readonly StackElement[]>> = {
  one: () => [frame(0, -1, 'only.one', 42, 42)],
  zero: () => [frame(0, -1, '', 0, 0), frame(1, 0, 'never.seen', 0, 0), frame(2, 1, 'never.called', 0, 0)],
  markup: () => {
    const names = [
      ...HOSTILE,
      'x'.repeat(LONG),
      `${'<b>'.repeat(LONG / 4)}`,
      'com.plover.\u0000Nul\r\n\u001B[31m.red',
      '',
    ]
    return [frame(0, -1, '', 10 * names.length, 0), ...names.map((name, index) => frame(index + 1, 0, name, 10, 10))]
  },
  recursion: () =>
    Array.from({ length: RECURSION }, (_, level) =>
      frame(level, level - 1, level === 0 ? '' : 'com.plover.Tree.walk', RECURSION - level, 1),
    ),
  order: () => [
    frame(3, 2, 'inner.most', 30, 30),
    frame(2, 1, 'inner', 50, 20),
    frame(4, 1, 'beside', 40, 40),
    frame(1, 0, 'outer', 100, 10),
    frame(0, -1, '', 100, 0),
  ],
  roots: () => [
    frame(0, -1, 'first.root', 60, 10),
    frame(1, 0, 'first.callee', 50, 50),
    frame(2, -1, 'second.root', 40, 40),
    frame(3, -1, 'third.root', 20, 5),
    frame(4, 3, 'third.callee', 15, 15),
    frame(5, 77, 'of.nobody', 7, 7),
  ],
}

export const hostileTree = (kind: Kind): readonly StackElement[] => TREES[kind]()

/** The same as dumps would make it: numbered from 1, with nobody as number 0, 10 ms a unit. */
export const hostileDumps = (kind: Kind): readonly DumpedElement[] =>
  hostileTree(kind).map(({ id, parentId, codeSignature, total, self }) => ({
    id: String(Number(id) + 1),
    parentId: String(Number(parentId) + 1),
    codeSignature,
    duration: total * 10,
    durationChildExcluded: self * 10,
    count: total,
  }))

const idOf = (kind: Kind): string => `hostile-${kind}`
export const kindOf = (taskId: string): Kind | null => HOSTILE_TREES.find((kind) => idOf(kind) === taskId) ?? null

/** All of them on the first of the hostile services. */
export function hostileAsyncTasks(now: number): readonly AsyncTask[] {
  const [name = '', args = ''] = HOSTILE
  const service = { name, normal: true }
  return HOSTILE_TREES.map((kind, index) => ({
    id: idOf(kind),
    serviceId: serviceId(service),
    instanceIds: [instanceId({ service, name }), 'no instance', instanceId({ service, name: args })],
    created: now - AGO_MS - index * 1_000,
    events: ['CPU'],
    seconds: 60,
    args,
  }))
}

/** One on each of the first hostile services; its one sample is the hostile trace of the same number. */
export function hostileTraceTasks(now: number): readonly TraceTask[] {
  return HOSTILE_TREES.map((kind, index) => {
    const name = HOSTILE[index] ?? ''
    const start = now - AGO_MS - index * 1_000
    const limits = { minutes: 1, threshold: 0, period: 10, samples: 1 }
    return {
      id: idOf(kind),
      serviceId: serviceId({ name, normal: true }),
      endpoint: name,
      created: start,
      start,
      ...limits,
    }
  })
}

/** The trace that a task sampled, and the task whose sample a segment is. */
export const traceOf = (kind: Kind): string => `hostile-name-${HOSTILE_TREES.indexOf(kind)}`
export const kindOfSegment = (segmentId: string): Kind | null =>
  HOSTILE_TREES.find((kind) => segmentId === `${traceOf(kind)}.0`) ?? null
