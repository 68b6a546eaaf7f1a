import { uniform } from '../hash'
import { modulo } from '../life'
import { clamp } from '../signals'
import type { Amount } from './latent'
import type { Making } from './reader'

const DAY = 1440
/** Minutes since the epoch that a running total takes to reach the most of its rule: some time in 2097. */
const FAR = 2 ** 26
const CLEANED_AT = 120

type Counter = (making: Making, own: number) => Amount

/** Instances that were away come back with one more restart. */
const restarts: Counter = ({ measured }, own) => {
  const { instance } = measured
  if (!instance || instance.life.always || instance.group !== null) return () => Math.floor(4 * own * own)
  const { life } = instance
  let last = { from: Number.NaN, count: 0 }
  return (minute) => {
    const from = life.latest(minute)?.from ?? 0
    if (from !== last.from) last = { from, count: countOf(from, life.latest(from - 1)?.from ?? 0) }
    return last.count
  }
}
const countOf = (from: number, before: number): number =>
  Math.floor(modulo(from, 28 * DAY) / Math.max(1, from - before))

/** A running total of things that come all day. */
const total: Counter = ({ rule }, own) => {
  const pace = (rule.hi * (0.3 + 0.7 * own)) / FAR
  return (minute) => pace * minute
}

/** The same since midnight: it begins anew every day. */
const today: Counter = ({ rule }, own) => {
  const most = rule.hi * (0.3 + 0.7 * own)
  return (minute) => (most * modulo(minute, DAY)) / DAY
}

const upToMidnight: Counter = (making, own) => {
  const all = total(making, own)
  return (minute) => all(minute - modulo(minute, DAY))
}

/** Epoch s of the last run, at two at night. */
const lastRun: Counter = () => (minute) => (minute - modulo(minute - CLEANED_AT, DAY)) * 60

const since = modulo
/** Runs since the first of them, four thousand days ago at most. */
const runs =
  (minutes: number): Counter =>
  ({ rule }, own) => {
    const first = Math.floor(own * minutes)
    return (minute) => Math.floor(since(minute - first, minutes * rule.hi) / minutes)
  }

const COUNTERS: Readonly<Record<string, Counter>> = {
  restarts,
  'last 02:00': lastRun,
  'one a day': runs(DAY),
  'one a minute': runs(1),
  messages: total,
  'messages since 00:00': today,
}

/** Things that are counted since a beginning. */
export function counters(making: Making): Amount | null {
  const { rule, entry, measured, seed } = making
  const counter = entry.name.endsWith('until_yesterday') ? upToMidnight : COUNTERS[rule.driver]
  // What is produced and what is consumed of it share one constant.
  const own = uniform(seed, `counter|${measured.key}|${rule.id}`, 0)
  const value = counter?.(making, own)
  return value ? (minute) => clamp(Math.floor(value(minute)), rule.lo, rule.hi) : null
}
