import type { AlarmRule } from '../data'
import type { Graph } from '../graph'
import { Episodes } from './episodes'
import { hostileRows, loadRows } from './extra'
import { minuteOf, type AlarmRow } from './row'
import type { Rules, Seen } from './rules'

/** Services that extra rows repeat on when the world has none made for load. */
const FEWEST = 40
const DAY_MS = 86_400_000

/** The alarm list of the world. */
export class Alarms {
  readonly #graph: Graph
  readonly #rules: Rules
  readonly #episodes: Episodes
  readonly #extra: number

  /** `extra` is the number of rows of the last day on services made for load. */
  constructor(graph: Graph, rules: Rules, alarmRules: readonly AlarmRule[], extra: number) {
    this.#graph = graph
    this.#rules = rules
    this.#episodes = new Episodes(graph, rules, alarmRules)
    this.#extra = extra
  }

  /** Rows of a span of epoch ms, the newest first; one `next()` is a little work. */
  *between(from: number, to: number, now: number): Generator<undefined, readonly AlarmRow[]> {
    const found: AlarmRow[] = []
    for (const rows of this.#episodes.between(from, to)) {
      found.push(...rows)
      yield
    }
    const within = ({ at }: AlarmRow): boolean => at >= from && at <= to
    for (const one of hostileRows(this.#graph, from, to)) if (within(one)) found.push(one)
    const made = this.#graph.services.filter(({ data }) => data.group === 'load').length
    for (const one of loadRows(this.#extra, Math.max(FEWEST, made), Math.max(from, now - DAY_MS), to)) {
      if (within(one)) found.push(one)
      if (found.length % 1_000 === 0) yield
    }
    return found.sort((a, b) => b.at - a.at)
  }

  /** What the rule of a row saw when it fired. */
  seen(row: AlarmRow): readonly Seen[] {
    return this.#rules.seen(row.rule, row.about, minuteOf(row))
  }
}
