import fc from 'fast-check'
import { framesOf } from '../frames'
import { nameOf, type FlameElement, type FrameTable } from '../table'

export const row = (
  id: FlameElement['id'],
  parentId: FlameElement['parentId'],
  name: string,
  total: number,
  self: number | null = null,
): FlameElement => ({ id, parentId, name, total, self })

/** Collapsed stacks: `a;b;c 5` says five samples in c called by b called by a. */
export function rowsOfStacks(...stacks: readonly string[]): FlameElement[] {
  const byPath = new Map<string, { id: number; parentId: number; name: string; total: number; self: number }>()
  for (const stack of stacks) {
    const [path = '', samples = '1'] = stack.split(' ')
    let above: string | null = null
    for (const name of path.split(';')) {
      const key: string = above === null ? name : `${above};${name}`
      const known = byPath.get(key) ?? {
        id: byPath.size,
        parentId: above === null ? -1 : (byPath.get(above)?.id ?? -1),
        name,
        total: 0,
        self: 0,
      }
      byPath.set(key, known)
      known.total += Number(samples)
      if (key === path) known.self += Number(samples)
      above = key
    }
  }
  return [...byPath.values()]
}

export const tableOf = (...stacks: readonly string[]): FrameTable => framesOf([rowsOfStacks(...stacks)], 'samples')

/** `a;b;c` of a frame. */
export function pathOf(table: FrameTable, frame: number): string {
  const names: string[] = []
  for (let at = frame; at >= 0; at = table.parent[at] ?? -1) names.unshift(nameOf(table, at))
  return names.join(';')
}

export const frameAt = (table: FrameTable, path: string): number =>
  Array.from({ length: table.count }, (_, at) => at).find((at) => pathOf(table, at) === path) ?? -1

/** Stacks under one root over few names, so that paths meet and recur. */
export const someStacks: fc.Arbitrary<string[]> = fc
  .array(fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 7 }), fc.nat({ max: 9 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((stacks) => stacks.map(([path, samples]) => `${['all', ...path].join(';')} ${samples}`))

/** Rows of any kind, sound or not. */
export const someRows: fc.Arbitrary<FlameElement[]> = fc.array(
  fc.record({
    id: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.integer({ min: 0, max: 12 }).map(String), fc.constant('x')),
    parentId: fc.oneof(fc.integer({ min: -1, max: 14 }), fc.integer({ min: 0, max: 14 }).map(String), fc.constant('x')),
    name: fc.constantFrom('', 'a', 'b', 'c', 'all'),
    total: fc.oneof(fc.integer({ min: -2, max: 50 }), fc.constantFrom(NaN, Infinity, -Infinity)),
    self: fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constant(null), fc.constant(NaN)),
  }),
  { maxLength: 30 },
)
