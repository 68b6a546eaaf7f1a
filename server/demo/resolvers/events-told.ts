import { atLeast, type Version } from '../version'
import type { EventSpan } from '../world/event/span'
import type { AlarmRow } from '../world/alarm/row'

/** Alarms as events: up to 10.4 each row is an `Alarm`, on 10.4 its recovery an `AlarmRecovery`; 11.0 writes neither. */
export function alarmEvents(rows: readonly AlarmRow[], version: Version): readonly EventSpan[] {
  if (atLeast(version, '11.0.0')) return []
  const recovers = atLeast(version, '10.4.0')
  return rows.flatMap((row) =>
    sourcesOf(row).flatMap((source, side) => {
      const { at, recoveredAt, rule } = row
      const key = `${rule.id}|${row.name}|${at}|${side}`
      const told = { source, message: row.message, parameters: [], layer: row.about.layers[0] ?? '', atOnce: true }
      const fired: EventSpan = {
        ...told,
        key,
        name: 'Alarm',
        type: 'Error',
        start: at - rule.period * 60_000,
        end: at,
      }
      if (recoveredAt === null || !recovers) return [fired]
      const recovery = { key: `${key}|over`, name: 'AlarmRecovery', type: 'Normal' as const }
      return [fired, { ...told, ...recovery, start: recoveredAt, end: recoveredAt }]
    }),
  )
}

/** A relation is an event of both its ends. */
function sourcesOf({ about: { scope, service, dest, part } }: AlarmRow): readonly EventSpan['source'][] {
  const none = { serviceInstance: '', endpoint: '' }
  if (scope === 'ServiceInstance') return [{ service: service.name, serviceInstance: part, endpoint: '' }]
  if (scope === 'Endpoint') return [{ service: service.name, serviceInstance: '', endpoint: part }]
  return [service, ...(dest === null ? [] : [dest])].map(({ name }) => ({ service: name, ...none }))
}
