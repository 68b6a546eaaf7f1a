import { isList, isObject, step } from '../json'
import type { Json, JsonObject } from '../types'
import { pageOf, widgetOf } from './align'
import { same } from './same'

/** What both sides changed, each otherwise. `undefined`: not there. */
export interface Conflict {
  /** Tells conflicts of one merge apart, and names the decision about this one. */
  readonly key: string
  /** As faults are placed: in mine, else in theirs. */
  readonly path: string
  readonly base: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

export interface Merged {
  /** `null` while a conflict is open. */
  readonly merged: Json | null
  /** Those that nobody decided. */
  readonly conflicts: readonly Conflict[]
}

export type Decisions = ReadonlyMap<string, 'mine' | 'theirs'>

/**
 * One dashboard changed by two: by members at the top, by widgets inside `children` (their `i` inside the container, else the
 * index), by pages of tab widgets. Place and content of a widget are two things; inside them what both changed is a conflict.
 * `decided` says by a conflict's key which side is taken.
 */
export function threeWay(base: Json, mine: Json, theirs: Json, decided: Decisions = new Map()): Merged {
  const merge = new Merge(decided)
  const merged = merge.whole({ base, mine, theirs }, { key: '$', mine: '$', theirs: '$' })
  return merge.conflicts.length === 0 && merged !== undefined
    ? { merged, conflicts: [] }
    : { merged: null, conflicts: merge.conflicts }
}

type Maybe = Json | undefined
interface Three<A = Maybe> {
  readonly base: A
  readonly mine: A
  readonly theirs: A
}
/** The same thing by identity, and by its path on either side. */
interface At {
  readonly key: string
  readonly mine: string
  readonly theirs: string
}

const PLACE = ['x', 'y', 'w', 'h'] as const

class Merge {
  readonly conflicts: Conflict[] = []
  private readonly decided: Decisions
  constructor(decided: Decisions) {
    this.decided = decided
  }

  whole(sides: Three, at: At): Maybe {
    const { base, mine, theirs } = sides
    return isObject(base) && isObject(mine) && isObject(theirs)
      ? this.members({ base, mine, theirs }, at, (child) => this.widgets(child.sides, child.at))
      : this.one(sides, at)
  }

  /** Taken as it is from the side that changed it. */
  private one({ base, mine, theirs }: Three, at: At): Maybe {
    if (same(base, theirs) || same(mine, theirs)) return mine
    if (same(base, mine)) return theirs
    const decision = this.decided.get(at.key)
    if (decision !== undefined) return decision === 'mine' ? mine : theirs
    this.conflicts.push({ key: at.key, path: mine === undefined ? at.theirs : at.mine, base, mine, theirs })
    return undefined
  }

  private members(sides: Three<JsonObject>, at: At, children: (child: { sides: Three; at: At }) => Maybe): JsonObject {
    const keys = inOrder(mapped(sides, (side) => Object.keys(side)))
    return Object.fromEntries(
      keys.flatMap((key) => {
        const child = { sides: mapped(sides, (side) => ownOf(side, key)), at: below(at, step(key)) }
        const value = key === 'children' ? children(child) : this.one(child.sides, child.at)
        return value === undefined ? [] : [[key, value]]
      }),
    )
  }

  private widgets(sides: Three, at: At): Maybe {
    return this.items(sides, at, widgetOf, (child, where) => this.widget(child, where))
  }

  private widget(sides: Three, at: At): Maybe {
    const { base, mine, theirs } = sides
    if (!isObject(base) || !isObject(mine) || !isObject(theirs)) return this.one(sides, at)
    const objects = { base, mine, theirs }
    if ([base, mine, theirs].every((side) => side['type'] === 'Tab'))
      return this.members(objects, at, (child) => this.pages(child.sides, child.at))
    const place = agreed(mapped(objects, (side) => picked(side, true)))
    const content = agreed(mapped(objects, (side) => picked(side, false)))
    // A part that both changed makes the widget one conflict: half of each is no widget.
    return place === undefined || content === undefined ? this.one(sides, at) : { ...place, ...content }
  }

  private pages(sides: Three, at: At): Maybe {
    return this.items(sides, at, pageOf, (page, where) => this.whole(page, where))
  }

  private items(
    sides: Three,
    at: At,
    identityOf: (item: Json) => string | null,
    merge: (child: Three, where: At) => Maybe,
  ): Maybe {
    const { base, mine, theirs } = sides
    if (!isList(base) || !isList(mine) || !isList(theirs)) return this.one(sides, at)
    const lists = mapped({ base, mine, theirs }, (list) => keyed(list, identityOf))
    return inOrder(mapped(lists, (list) => [...list.keys()])).flatMap((key) => {
      const found = mapped(lists, (list) => list.get(key))
      const where = {
        key: `${at.key}[${key}]`,
        mine: `${at.mine}[${found.mine?.index ?? 0}]`,
        theirs: `${at.theirs}[${found.theirs?.index ?? 0}]`,
      }
      const value = merge(
        mapped(found, (one) => one?.item),
        where,
      )
      return value === undefined ? [] : [value]
    })
  }
}

const mapped = <A, B>({ base, mine, theirs }: Three<A>, to: (side: A) => B): Three<B> => ({
  base: to(base),
  mine: to(mine),
  theirs: to(theirs),
})

const below = ({ key, mine, theirs }: At, by: string): At => ({ key: key + by, mine: mine + by, theirs: theirs + by })

const ownOf = (from: JsonObject, key: string): Maybe => (Object.hasOwn(from, key) ? from[key] : undefined)

/** `undefined`: both sides changed it, each otherwise. */
function agreed({ base, mine, theirs }: Three<JsonObject>): JsonObject | undefined {
  if (same(base, theirs) || same(mine, theirs)) return mine
  return same(base, mine) ? theirs : undefined
}

/** The place of a widget, or all else of it. */
function picked(widget: JsonObject, place: boolean): JsonObject {
  return Object.fromEntries(Object.entries(widget).filter(([key]) => PLACE.some((known) => known === key) === place))
}

interface Keyed {
  readonly item: Json
  readonly index: number
}

/** By identity, the first of several with one; the others, and those without, by their index. */
function keyed(list: readonly Json[], identityOf: (item: Json) => string | null): ReadonlyMap<string, Keyed> {
  const found = new Map<string, Keyed>()
  for (const [index, item] of list.entries()) {
    const identity = identityOf(item)
    const key = identity === null ? null : JSON.stringify(identity)
    found.set(key === null || found.has(key) ? String(index) : key, { item, index })
  }
  return found
}

/** Every key of either side once: in the order of the side that changed the order (mine first), the other's behind their neighbours. */
function inOrder({ base, mine, theirs }: Three<readonly string[]>): readonly string[] {
  const [lead, other] = same(base, mine) ? [theirs, mine] : [mine, theirs]
  const known = new Set(lead)
  const behind = new Map<string | null, string[]>()
  let neighbour: string | null = null
  for (const key of other) {
    if (known.has(key)) neighbour = key
    else {
      const group = behind.get(neighbour)
      if (group) group.push(key)
      else behind.set(neighbour, [key])
    }
  }
  return [...(behind.get(null) ?? []), ...lead.flatMap((key) => [key, ...(behind.get(key) ?? [])])]
}
