import type { Subject } from './entities'
import { subjectsOf } from './entities'
import { isSilent, lookAt, type Look } from './ink'
import { placedIn, type Placed } from './placed'
import type { Template } from './templates'

/** What came of one widget: drawn for some subject, or the best that any showed. */
export interface Found {
  readonly placed: Placed
  readonly look: Look
}

export interface Walked {
  readonly template: Template
  /** How many subjects there are. */
  readonly count: number
  /** The fewest found that draw all that can be drawn; the first of all where nothing can. */
  readonly subjects: readonly Subject[]
  readonly widgets: readonly Found[]
}

const NOBODY: Look = { ink: false, state: 'nobody', silent: [] }
const CLOSED: Look = { ink: false, state: 'closed', silent: [] }

/** Opens a dashboard for one subject after the other until every widget has been seen with ink, or nobody is left. */
export async function walk(template: Template): Promise<Walked> {
  const { dashboard } = template
  const subjects = await subjectsOf(dashboard.layer, dashboard.entity)
  const placed = placedIn(dashboard.items)
  const best = new Map<Placed, Look>()
  const used: Subject[] = []
  for (const subject of subjects) {
    const open = placed.filter((one) => best.get(one)?.ink !== true)
    if (open.length === 0) break
    let isUsed = false
    for (const one of open) {
      const look = (await lookAt(one, dashboard, subject)) ?? CLOSED
      if (look.ink) isUsed = true
      if (rank(look) > rank(best.get(one) ?? NOBODY)) best.set(one, look)
    }
    if (isUsed) used.push(subject)
  }
  const widgets = placed.map((one) => ({ placed: one, look: toAll(best.get(one) ?? NOBODY, subjects, one) }))
  const drawn = widgets.filter(({ look }) => look.ink).map((one) => one.placed)
  return { template, count: subjects.length, subjects: await fewest(template, used, drawn, subjects), widgets }
}

/** Of a widget that is drawn only those lines are silent that nobody has; a list has looked at all of its rows. */
function toAll(look: Look, subjects: readonly Subject[], { item }: Placed): Look {
  if (look.silent.length === 0 || !('graph' in item) || item.graph.type.endsWith('List')) return look
  return { ...look, silent: look.silent.filter((one) => subjects.every(({ entity }) => isSilent(one, entity))) }
}

const rank = ({ ink, state, silent }: Look): number =>
  ink ? 100 : ({ nobody: 0, closed: 1, empty: 50 }[state] ?? 90) - Math.min(40, silent.length)

/** Greedy: whoever draws most of what is left. */
async function fewest(
  { dashboard }: Template,
  used: readonly Subject[],
  drawn: readonly Placed[],
  all: readonly Subject[],
): Promise<readonly Subject[]> {
  const draws = new Map<Subject, ReadonlySet<Placed>>()
  for (const subject of used) {
    const mine = new Set<Placed>()
    for (const one of drawn) if ((await lookAt(one, dashboard, subject))?.ink) mine.add(one)
    draws.set(subject, mine)
  }
  const left = new Set(drawn)
  const chosen: Subject[] = []
  while (left.size > 0) {
    const gain = (subject: Subject): number => [...(draws.get(subject) ?? [])].filter((one) => left.has(one)).length
    const [next] = used.toSorted((a, b) => gain(b) - gain(a))
    if (!next || gain(next) === 0) break
    chosen.push(next)
    for (const one of draws.get(next) ?? []) left.delete(one)
  }
  return chosen.length > 0 ? chosen : all.slice(0, 1)
}
