import { formatBucket, formatInstant } from '@/protocol/duration'
import { atLeast } from '../version'
import { incidents, type AlarmRule } from '../world/data'
import { minuteOf, type AlarmRow } from '../world/alarm/row'
import { standingOf } from '../world/alarm/status'
import { alarmsBetween } from './events-find'
import type { Scene } from './scene'

const DAY_MS = 86_400_000
const SCOPES = {
  Service: 'SERVICE',
  ServiceInstance: 'SERVICE_INSTANCE',
  Endpoint: 'ENDPOINT',
  ServiceRelation: 'SERVICE_RELATION',
} as const

/** `/status/alarm/rules`. */
export const ruleList = (scene: Scene): unknown => {
  const ids = incidents.alarmRules.map(({ id }) => id)
  return nested(scene) ? ofNodes({ ruleList: ids.map((id) => ({ id })) }) : { ruleNames: ids }
}

/** `/status/alarm/{rule}`; `null` for a rule that is not there. */
export function ruleStatus(scene: Scene, id: string): unknown {
  const rule = ruleOf(id)
  if (rule === null) return nested(scene) ? ofNodes(undefined) : null
  const rows = rowsOf(scene, rule)
  const entities = [...new Map(rows.map((row) => [row.name, row])).values()]
  const metrics = rows[0] ? scene.world.alarms.seen(rows[0]).map(({ name }) => name) : []
  const { expression, period, silencePeriod, recoveryObservationPeriod, includeNames } = rule
  const common = { expression, period }
  if (!nested(scene))
    return {
      ruleName: id,
      ...common,
      silentPeriod: silencePeriod,
      additonalPeriod: 0,
      includeNames,
      excludeNames: [],
      includeNamesRegex: '',
      excludeNamesRegex: '',
      affectedEntities: entities.map(({ about, name }) => ({ scope: SCOPES[about.scope], name })),
      formattedMessages: Object.fromEntries(entities.map(({ name, message }) => [name, message])),
      tags: rows[0]?.tags ?? [],
      hooks: [],
      includeMetrics: metrics,
    }
  return ofNodes({
    ruleId: id,
    ...common,
    silencePeriod,
    ...(atLeast(scene.version, '10.4.0') && { recoveryObservationPeriod }),
    additionalPeriod: 0,
    includeEntityNames: includeNames,
    excludeEntityNames: [],
    includeEntityNamesRegex: '',
    excludeEntityNamesRegex: '',
    runningEntities: entities.map(({ about, name, message }) => ({
      scope: SCOPES[about.scope],
      name,
      formattedMessage: message,
    })),
    tags: rows[0]?.tags ?? [],
    hooks: [],
    includeMetrics: metrics,
  })
}

/** `/status/alarm/{rule}/{entity}`. */
export function entityStatus(scene: Scene, id: string, name: string): unknown {
  const rule = ruleOf(id)
  if (rule === null) return nested(scene) ? ofNodes(undefined) : {}
  const rows = rowsOf(scene, rule).filter((row) => row.name === name)
  const recovers = atLeast(scene.version, '10.4.0')
  const { expression, period, silencePeriod, recoveryObservationPeriod } = rule
  const now = scene.clock()
  const [known] = rows
  if (!known) return nested(scene) ? ofNodes(unknown(rule, recovers)) : {}
  const { state, silenceCountdown, recoveryObservationCountdown, last } = standingOf(rows, now)
  const snapshot = snapshotOf(scene, { ...known, at: now })
  const status = {
    ...(nested(scene) && { ruleId: id }),
    expression,
    endTime: endTime(scene, now),
    additionalPeriod: 0,
    size: period,
    ...(recovers && { silencePeriod, recoveryObservationPeriod }),
    silenceCountdown,
    ...(recovers && { recoveryObservationCountdown, currentState: state }),
    ...(nested(scene) && { entityName: name }),
    windowValues: windowOf(snapshot, period),
    mqeMetricsSnapshot: asText(snapshot),
    ...(recovers && {
      lastAlarmTime: last?.at ?? 0,
      ...(last && { lastAlarmMessage: last.message, lastAlarmMqeMetricsSnapshot: asText(snapshotOf(scene, last)) }),
    }),
  }
  return nested(scene) ? ofNodes(status) : status
}

/** From 10.3 on every node of the cluster answers; the demo is one. */
const nested = ({ version }: Scene): boolean => atLeast(version, '10.3.0')

const ofNodes = (status: unknown): unknown => ({ oapInstances: [{ address: '127.0.0.1_11800', status }] })

const ruleOf = (id: string): AlarmRule | null => incidents.alarmRules.find((rule) => rule.id === id) ?? null

/** A node that does not know the entity (recorded). */
const unknown = ({ id, expression }: AlarmRule, recovers: boolean): unknown => ({
  ruleId: id,
  expression,
  additionalPeriod: 0,
  size: 0,
  ...(recovers && { silencePeriod: 0, recoveryObservationPeriod: 0 }),
  silenceCountdown: 0,
  ...(recovers && { recoveryObservationCountdown: 0 }),
  windowValues: [],
  ...(recovers && { lastAlarmTime: 0 }),
})

/** Rows of a rule in the last day, the newest first. */
function rowsOf(scene: Scene, { id }: AlarmRule): readonly AlarmRow[] {
  const now = scene.clock()
  const work = alarmsBetween(scene, now - DAY_MS, now)
  for (let step = work.next(); ; step = work.next())
    if (step.done) return step.value.filter(({ rule }) => rule.id === id)
}

const endTime = ({ tz }: Scene, now: number): string => {
  const [day = '', clock = ''] = formatInstant(now, 'MINUTE', tz).split(' ')
  return `${day}T${clock.slice(0, 2)}:${clock.slice(2)}:00.000`
}

interface Metric {
  readonly name: string
  readonly results: readonly {
    readonly metric: { readonly labels: readonly unknown[] }
    readonly values: readonly { readonly id: string; readonly doubleValue: number; readonly isEmptyValue: boolean }[]
  }[]
}

/** What the rule of a row sees in the minutes that end with the one of the row. */
const snapshotOf = ({ world, tz }: Scene, row: AlarmRow): readonly Metric[] =>
  world.alarms.seen({ ...row, at: minuteOf(row) * 60_000 }).map(({ name, results }) => ({
    name,
    results: results.map(({ labels, values }) => ({
      metric: { labels },
      values: values.map(({ id, value }) => ({
        id: formatBucket(Number(id), 'MINUTE', tz),
        doubleValue: value ?? 0,
        isEmptyValue: value === null,
      })),
    })),
  }))

const asText = (metrics: readonly Metric[]): unknown =>
  Object.fromEntries(metrics.map(({ name, results }) => [name, JSON.stringify(results)]))

/** The same minute by minute; an empty one has no metrics. */
const windowOf = (metrics: readonly Metric[], period: number): unknown =>
  Array.from({ length: period }, (_, index) => ({
    index,
    metrics: metrics.flatMap(({ name, results }) => {
      const value = results[0]?.values[index]
      return !value || value.isEmptyValue
        ? []
        : { name, timeBucket: Number(value.id), value: String(value.doubleValue) }
    }),
  }))
