/** Something on a timeline, ms. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export interface Laned<Item> {
  readonly item: Item
  /** Line inside the lane, from 0: what would cover another stands below it. */
  readonly line: number
}

/** All of one entity, rule or name. */
export interface Lane<Item> {
  readonly key: string
  /** The first begun first. */
  readonly items: readonly Laned<Item>[]
  /** How many lines they need. */
  readonly lines: number
}

export interface Laning<Item> {
  readonly keyOf: (item: Item) => string
  readonly spanOf: (item: Item) => Stretch
  /** ms between two of one line, so that they are seen as two. */
  readonly gap?: number
}

/** Episodes or events in swim lanes; lanes come in the order of their latest item, the newest first. */
export function lanesOf<Item>(items: readonly Item[], laning: Laning<Item>): readonly Lane<Item>[] {
  const { keyOf, spanOf } = laning
  const lanes = new Map<string, Item[]>()
  for (const item of [...items].sort((a, b) => spanOf(a).from - spanOf(b).from)) {
    const key = keyOf(item)
    const known = lanes.get(key)
    if (known) known.push(item)
    else lanes.set(key, [item])
  }
  const latest = (members: readonly Item[]): number => {
    const last = members.at(-1)
    return last === undefined ? 0 : spanOf(last).from
  }
  return [...lanes]
    .sort(([one, a], [other, b]) => latest(b) - latest(a) || (one < other ? -1 : 1))
    .map(([key, members]) => ({ key, ...lined(members, laning) }))
}

/** Each item on the first line that is free by then. */
function lined<Item>(members: readonly Item[], { spanOf, gap = 0 }: Laning<Item>): Omit<Lane<Item>, 'key'> {
  const free: number[] = []
  const items = members.map((item) => {
    const { from, to } = spanOf(item)
    const found = free.findIndex((at) => at <= from)
    const line = found < 0 ? free.length : found
    free[line] = Math.max(from, to) + gap
    return { item, line }
  })
  return { items, lines: free.length }
}
