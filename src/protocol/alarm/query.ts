import type { Entity } from '@/scope/entity'
import type { Capability } from '../capabilities/capability'
import { answerOf } from '../decode'
import type { Duration } from '../duration'
import { EVENT_FIELDS } from '../event/event'
import type { Operation } from '../operation'
import { alarms, type Alarm } from './alarm'

/** What every version can be asked. There is no total: the last page is the one with fewer rows than asked for. */
export interface AlarmCondition {
  readonly duration: Duration
  readonly paging: { readonly pageNum: number; readonly pageSize: number }
  /** Left out for all: OAP answers nothing to the scope `All`. */
  readonly scope?: string
  /** Part of the message. */
  readonly keyword?: string
  readonly tags?: readonly { readonly key: string; readonly value?: string }[]
  /** Events and values of the snapshot as well: the server looks them up row by row. */
  readonly detail: boolean
}

/** OAP 11 and newer. There is no member for the layer: the server loses alarms by it, so layers are filtered in the page. */
export interface AlarmQueryCondition {
  readonly duration: Duration
  readonly paging: AlarmCondition['paging']
  /** A service finds its own and those of its calls, not those of its instances and endpoints. None, not an empty list, for all. */
  readonly entities?: readonly Entity[]
  readonly ruleNames?: readonly string[]
  readonly keyword?: string
  readonly tags?: AlarmCondition['tags']
}

const DETAIL = `events @include(if: $detail) { ${EVENT_FIELDS} }`
const OLD_FIELDS = `startTime scope id message tags { key value } ${DETAIL}`
const SNAPSHOT_FIELDS = `${OLD_FIELDS} name snapshot {
  expression
  metrics @include(if: $detail) { name results { metric { labels { key value } } values { id value } } }
}`
const RECOVERY_FIELDS = `${SNAPSHOT_FIELDS} recoveryTime`

const getAlarm = (name: string, needs: Capability, fields: string): Operation<AlarmCondition, readonly Alarm[]> => ({
  name,
  document: `query GetAlarm(
    $duration: Duration!, $scope: Scope, $keyword: String, $paging: Pagination!, $tags: [AlarmTag], $detail: Boolean!
  ) {
    getAlarm(duration: $duration, scope: $scope, keyword: $keyword, paging: $paging, tags: $tags) { msgs { ${fields} } }
  }`,
  needs,
  effort: 'list',
  decode: answerOf('getAlarm', alarms),
})

/** OAP 10.0 and 10.1: no name, no snapshot, no recovery. */
export const getAlarmPlain = getAlarm('getAlarm', 'base', OLD_FIELDS)
/** OAP 10.2 and 10.3: no recovery. */
export const getAlarmWithSnapshot = getAlarm('getAlarmWithSnapshot', 'alarm-snapshot', SNAPSHOT_FIELDS)
export const getAlarmWithRecovery = getAlarm('getAlarmWithRecovery', 'alarm-recovery', RECOVERY_FIELDS)

/** The list of that server with all that it knows. */
export function getAlarmOf(has: ReadonlySet<Capability>): Operation<AlarmCondition, readonly Alarm[]> {
  if (has.has('alarm-recovery')) return getAlarmWithRecovery
  return has.has('alarm-snapshot') ? getAlarmWithSnapshot : getAlarmPlain
}

/** By rule and entity, which only OAP 11 and newer can. */
export const queryAlarms: Operation<
  { readonly condition: AlarmQueryCondition; readonly detail: boolean },
  readonly Alarm[]
> = {
  name: 'queryAlarms',
  document: `query QueryAlarms($condition: AlarmQueryCondition!, $detail: Boolean!) {
    queryAlarms(condition: $condition) { msgs { ${RECOVERY_FIELDS} } }
  }`,
  needs: 'query-alarms',
  effort: 'list',
  decode: answerOf('queryAlarms', alarms),
}
