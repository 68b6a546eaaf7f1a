import { formatBucket } from '@/protocol/duration'
import { encodeEvaluation } from '@/protocol/mqe/encode'
import type { Breathe, Roots } from '../graphql/execute'
import { idsOf, type AlarmRow } from '../world/alarm/row'
import { asking, SEARCHABLE, type Asked } from './alarms-asked'
import { finished } from './events'
import { alarmsBetween, eventsBetween } from './events-find'
import { paged, type Pagination } from './events-page'
import { merged, wireEvent, type EventRow } from './events-rows'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'

interface Question extends Asked {
  readonly duration: WireDuration
  readonly paging: Pagination
}

/** Events this far from the start of an alarm, ms, and no more of them than that, come along with it. */
const AROUND_MS = 3_600_000
const MOST_EVENTS = 100
const MOST_TAGS = 100

export function alarmRoots(scene: Scene): Roots {
  const within = async (duration: WireDuration, breathe: Breathe): Promise<readonly AlarmRow[]> => {
    const span = spanOf(windowOf(duration, scene.tz, false), scene.clock())
    return span ? finished(alarmsBetween(scene, ...span), breathe) : []
  }
  const list = async (question: Question, breathe: Breathe) => {
    const isAsked = asking(question, scene)
    const rows = (await within(question.duration, breathe)).filter(isAsked)
    const page = paged(rows, question.paging, scene)
    const around = eventsAround(scene, page)
    return { msgs: page.map((row) => wireAlarm(scene, row, around)) }
  }
  const tagged = async (duration: WireDuration, breathe: Breathe) =>
    (await within(duration, breathe)).flatMap(({ tags }) => tags).filter(({ key }) => SEARCHABLE.includes(key))
  return {
    Query: {
      getAlarm: list,
      queryAlarms: ({ condition }: { condition: Question }, breathe: Breathe) => list(condition, breathe),
      /** Never more than an empty list (code, recorded). */
      getAlarmTrend: ({ duration }: { duration: WireDuration }) => {
        windowOf(duration, scene.tz, false)
        return { numOfAlarm: [] }
      },
      async queryAlarmTagAutocompleteKeys({ duration }: { duration: WireDuration }, breathe: Breathe) {
        return [...new Set((await tagged(duration, breathe)).map(({ key }) => key))].slice(0, MOST_TAGS)
      },
      async queryAlarmTagAutocompleteValues(asked: { duration: WireDuration; tagKey: string }, breathe: Breathe) {
        const found = (await tagged(asked.duration, breathe)).filter(({ key }) => key === asked.tagKey)
        return [...new Set(found.map(({ value }) => value))].slice(0, MOST_TAGS)
      },
    },
    Mutation: {},
  }
}

/** `AlarmMessage` of the schema. What takes work is only done for the fields that were asked for. */
function wireAlarm(scene: Scene, row: AlarmRow, around: () => readonly EventRow[]) {
  const { at, recoveredAt, rule, about, name, message, tags } = row
  return {
    startTime: at,
    recoveryTime: recoveredAt !== null && recoveredAt <= scene.clock() ? recoveredAt : null,
    scope: about.scope,
    id: idsOf(about)[0],
    name,
    message,
    tags,
    get events() {
      const own = around().filter((event) => isNear(event, row) && isOf(event, row))
      return merged(own.slice(0, MOST_EVENTS), 'DES').map(wireEvent)
    },
    snapshot: {
      expression: rule.expression,
      get metrics() {
        return scene.world.alarms.seen(row).map((seen) => wireMetric(seen, scene.tz))
      },
    },
  }
}

type Seen = ReturnType<Scene['world']['alarms']['seen']>[number]

/** `MQEMetric` of the schema: the ids of its values are minute buckets, not epoch ms. */
function wireMetric({ name, results }: Seen, tz: number) {
  const told = encodeEvaluation({ type: 'TIME_SERIES_VALUES', error: null, results })
  return {
    name,
    results: told.results.map(({ metric, values }) => ({
      metric,
      values: values.map((value) => ({ ...value, id: formatBucket(Number(value.id), 'MINUTE', tz) })),
    })),
  }
}

/** All events that may belong to some alarms, the newest first, looked up once and only when wanted. */
function eventsAround(scene: Scene, rows: readonly AlarmRow[]): () => readonly EventRow[] {
  let found: readonly EventRow[] | null = null
  return () => (found ??= look())

  function look(): readonly EventRow[] {
    const times = rows.map(({ at }) => at)
    const work = eventsBetween(scene, Math.min(...times) - AROUND_MS, Math.max(...times) + AROUND_MS)
    for (let step = work.next(); ; step = work.next()) if (step.done) return [...step.value].reverse()
  }
}

const isNear = ({ start, end }: EventRow, { at }: AlarmRow): boolean => {
  const told = start === 0 ? end : start
  return told >= at - AROUND_MS && told <= at + AROUND_MS
}

/** OAP finds no events of an endpoint here, though there are (recorded 10.1 to 11.0). */
function isOf({ span: { source } }: EventRow, { about: { scope, service, dest, part } }: AlarmRow): boolean {
  if (scope === 'Endpoint') return false
  if (scope === 'ServiceInstance') return source.service === service.name && source.serviceInstance === part
  return source.service === service.name || source.service === dest?.name
}
