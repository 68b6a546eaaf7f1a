import { answerOf, listOrNone, text } from '../decode'
import type { Duration } from '../duration'
import type { Operation } from '../operation'

/** Keys that can be searched by and were seen in the time, at most 100. */
export const traceTagKeys: Operation<{ readonly duration: Duration }, readonly string[]> = {
  name: 'queryTraceTagAutocompleteKeys',
  document: `query QueryTraceTagAutocompleteKeys($duration: Duration!) {
    queryTraceTagAutocompleteKeys(duration: $duration)
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('queryTraceTagAutocompleteKeys', listOrNone(text)),
}

export const traceTagValues: Operation<{ readonly tagKey: string; readonly duration: Duration }, readonly string[]> = {
  name: 'queryTraceTagAutocompleteValues',
  document: `query QueryTraceTagAutocompleteValues($tagKey: String!, $duration: Duration!) {
    queryTraceTagAutocompleteValues(tagKey: $tagKey, duration: $duration)
  }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('queryTraceTagAutocompleteValues', listOrNone(text)),
}
