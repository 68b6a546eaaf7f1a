import { answer } from '@/mqe/answer'
import { parse } from '@/mqe/parse'
import { print } from '@/mqe/print'
import type { Evaluation, Source } from '@/mqe/source'
import { walk } from '@/mqe/walk'
import { millis } from '@/time/instant'
import type { AlarmRule } from '../data'
import type { Asked } from '../source'
import { entityOf, type About } from './row'

/** A metric of a rule in its minutes; ids of the values are epoch ms. */
export interface Seen {
  readonly name: string
  readonly results: Evaluation['results']
}

const LEVEL = 11

/** What alarm rules see in the world: their expression over the `period` minutes that end with one. */
export class Rules {
  readonly #source: (asked: Asked) => Source

  constructor(source: (asked: Asked) => Source) {
    this.#source = source
  }

  /** `null` where the world has no values to judge by. */
  holds(rule: AlarmRule, about: About, minute: number): boolean | null {
    const seen = this.seen(rule, about, minute)
    if (!seen.some(({ results }) => results.some(({ values }) => values.some(({ value }) => value !== null))))
      return null
    return answer(rule.expression, this.#at(rule, about, minute)).results[0]?.values[0]?.value === 1
  }

  /** The metrics of the expression, a selected label of theirs alone; predictions are none. */
  seen(rule: AlarmRule, about: About, minute: number): readonly Seen[] {
    const source = this.#at(rule, about, minute)
    return read(rule.expression).map(({ name, text }) => ({ name, results: answer(text, source).results }))
  }

  #at({ period }: AlarmRule, about: About, minute: number): Source {
    const window = {
      start: millis((minute - period + 1) * 60_000),
      end: millis(minute * 60_000),
      step: 'MINUTE' as const,
      offset: 0,
    }
    // The minute is looked at as it will be when it is over, so that an alarm looks the same whenever it is asked for.
    return this.#source({ entity: entityOf(about), window, now: (minute + 1) * 60_000 - 1, level: LEVEL })
  }
}

interface Metric {
  readonly name: string
  readonly text: string
}
const metrics = new Map<string, readonly Metric[]>()

function read(expression: string): readonly Metric[] {
  const known = metrics.get(expression)
  if (known) return known
  const found = new Map<string, Metric>()
  const parsed = parse(expression, LEVEL)
  if (parsed.ok)
    walk(parsed.ast, (node) => {
      if (node.kind === 'metric') found.set(print(node), { name: node.name, text: print(node) })
    })
  const made = [...found.values()]
  metrics.set(expression, made)
  return made
}
