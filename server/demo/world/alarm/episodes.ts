import type { AlarmData, AlarmRule } from '../data'
import type { Graph } from '../graph'
import { uniform } from '../hash'
import type { Incident } from '../incident'
import type { Rules } from './rules'
import type { About, AlarmRow } from './row'

/** A rule that an incident makes fire. */
interface Firing {
  readonly incident: Incident
  readonly data: AlarmData
  readonly rule: AlarmRule
  readonly about: About
  /** ms of the minute at which OAP looks at this rule. */
  readonly beat: number
}

/** Minutes of a rule's rows, and of what ends them. */
interface Episode {
  readonly rows: readonly number[]
  readonly recovery: number
}

const MOST_EPISODES = 10_000
/** An incident counts as bad for a rule from this strength on, where the world has no values to judge by. */
const BAD = 0.25
const BAD_MINUTES = 3

/** The rows that incidents leave in the alarm list: one when a rule fires, another every silence + 1 minutes while it holds. */
export class Episodes {
  readonly #rules: Rules
  readonly #firing: readonly Firing[]
  readonly #known = new Map<string, Episode>()

  constructor(graph: Graph, rules: Rules, alarmRules: readonly AlarmRule[]) {
    this.#rules = rules
    this.#firing = graph.ground.incidents.flatMap((incident) =>
      incident.data.alarms.flatMap((data, index) => {
        const rule = alarmRules.find(({ id }) => id === data.rule)
        const about = aboutOf(graph, data)
        const beat = 19_490 + Math.floor(20 * uniform(graph.ground.seed, `alarm|${incident.data.id}`, index))
        return rule && about ? { incident, data, rule, about, beat } : []
      }),
    )
  }

  /** Rows of a span of epoch ms, in no order; a pause is possible after each episode. */
  *between(from: number, to: number): Generator<readonly AlarmRow[], void> {
    for (const firing of this.#firing) {
      const { periodMinutes, phaseMinutes } = firing.incident.data.schedule
      const first = Math.floor((from / 60_000 - phaseMinutes) / periodMinutes) - 1
      const last = Math.floor((to / 60_000 - phaseMinutes) / periodMinutes)
      for (let k = first; k <= last; k++) yield this.#rows(firing, k).filter(({ at }) => at >= from && at <= to)
    }
  }

  #rows(firing: Firing, k: number): readonly AlarmRow[] {
    const { data, rule, about, beat } = firing
    const { rows, recovery } = this.#episode(firing, k)
    const message = data.message.replaceAll('{name}', data.name)
    return rows.map((minute, index) => ({
      at: minute * 60_000 + beat,
      recoveredAt: index === rows.length - 1 ? recovery * 60_000 + beat : null,
      rule,
      about,
      name: data.name,
      message,
      tags: data.tags,
    }))
  }

  #episode(firing: Firing, k: number): Episode {
    const { incident, data, rule } = firing
    const key = `${incident.data.id} ${rule.id} ${data.name} ${k}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.#known.size >= MOST_EPISODES) this.#known.clear()
    const made = this.#make(firing, k)
    this.#known.set(key, made)
    return made
  }

  #make(firing: Firing, k: number): Episode {
    const { incident, data, rule } = firing
    const { periodMinutes, phaseMinutes } = incident.data.schedule
    const onset = phaseMinutes + k * periodMinutes
    const every = rule.silencePeriod + 1
    const rows: number[] = []
    let offset = data.fireOffset
    do {
      rows.push(onset + offset)
      offset += every
    } while (offset < data.recoverOffset && this.#holds(firing, onset + offset))
    return { rows, recovery: onset + Math.max(data.recoverOffset, offset) }
  }

  #holds({ incident, rule, about }: Firing, minute: number): boolean {
    const holds = this.#rules.holds(rule, about, minute)
    if (holds !== null) return holds
    let bad = 0
    for (let back = 0; back < rule.period; back++) if (incident.strength(minute - back) >= BAD) bad += 1
    return bad >= BAD_MINUTES
  }
}

function aboutOf(graph: Graph, { scope, entity }: AlarmData): About | null {
  const [name, other] = typeof entity === 'string' ? [entity, ''] : entity
  const node = graph.find(name, true) ?? graph.find(name, false)
  if (node === null) return null
  const keyed = { scope, service: { name, normal: node.data.normal }, layers: node.data.layers }
  if (scope !== 'ServiceRelation') return { ...keyed, dest: null, part: other }
  const dest = graph.find(other, true) ?? graph.find(other, false)
  return dest && { ...keyed, dest: { name: other, normal: dest.data.normal }, part: '' }
}
