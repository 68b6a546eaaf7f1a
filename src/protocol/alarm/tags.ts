import { answerOf, listOrNone, text } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'

/** Keys that alarms can be searched by and bore in the time, at most 100 (OAP 10.1 and newer). */
export const alarmTagKeys: Operation<{ readonly duration: Duration }, readonly string[]> = {
  name: 'queryAlarmTagAutocompleteKeys',
  document: `query QueryAlarmTagAutocompleteKeys($duration: Duration!) {
    queryAlarmTagAutocompleteKeys(duration: $duration)
  }`,
  needs: 'alarm-tags',
  effort: 'list',
  decode: answerOf('queryAlarmTagAutocompleteKeys', listOrNone(text)),
}

export const alarmTagValues: Operation<{ readonly tagKey: string; readonly duration: Duration }, readonly string[]> = {
  name: 'queryAlarmTagAutocompleteValues',
  document: `query QueryAlarmTagAutocompleteValues($tagKey: String!, $duration: Duration!) {
    queryAlarmTagAutocompleteValues(tagKey: $tagKey, duration: $duration)
  }`,
  needs: 'alarm-tags',
  effort: 'list',
  decode: answerOf('queryAlarmTagAutocompleteValues', listOrNone(text)),
}
