import { answerOf, listOrNone, text } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'

/** Keys that lines can be searched by and bore in the time, at most 100. */
export const logTagKeys: Operation<{ readonly duration: Duration }, readonly string[]> = {
  name: 'queryLogTagAutocompleteKeys',
  document: `query QueryLogTagAutocompleteKeys($duration: Duration!) {
    queryLogTagAutocompleteKeys(duration: $duration)
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('queryLogTagAutocompleteKeys', listOrNone(text)),
}

export const logTagValues: Operation<{ readonly tagKey: string; readonly duration: Duration }, readonly string[]> = {
  name: 'queryLogTagAutocompleteValues',
  document: `query QueryLogTagAutocompleteValues($tagKey: String!, $duration: Duration!) {
    queryLogTagAutocompleteValues(tagKey: $tagKey, duration: $duration)
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('queryLogTagAutocompleteValues', listOrNone(text)),
}
