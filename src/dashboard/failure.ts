import type { Failure } from '@/mqe/result'
import type { DataState } from '@/components/state'
import { text } from './texts'

/** Why there is no picture, in words. */
export interface Trouble {
  readonly state: Extract<DataState, 'error' | 'unsupported' | 'blocked'>
  readonly title: string
  readonly lines: readonly string[]
  /** Asking again may help. */
  readonly again: boolean
}

/** OAP's syntax errors begin so; its columns count from 0. */
const SYNTAX = /^line (\d+):(\d+) (.*)$/su
const UNKNOWN_METRIC = /^Metric: \[(.+)\] does not exist\.?$/su

export function troubleOf(failure: Failure): Trouble {
  const { message } = failure
  const error = (title: string, ...lines: readonly string[]): Trouble => ({
    state: 'error',
    title,
    lines: lines.filter(Boolean),
    again: true,
  })
  switch (failure.cause) {
    case 'expression':
      return { ...error('', message), ...expressionTrouble(message) }
    case 'graphql':
      return error(text('graphql'), message)
    case 'network':
      return error(text('network'), message)
    case 'timeout':
      return error(text('timeout'), message)
    case 'overloaded':
      return error(text('overloaded'), text('overloadedHint'))
    case 'status':
      return error(text('status', { status: failure.status ?? '?' }), message)
    case 'not-json':
      return error(text('notJson'), message)
    case 'aborted':
      return error(text('aborted'))
    case 'sign-in':
      return error(text('signIn'), text('signInHint'))
    case 'too-large':
      return error(text('tooLarge'), text('tooLargeHint'), message)
    case 'refused':
      return { ...error(text('refused'), message), state: 'blocked', again: false }
    case 'unsupported':
      return { ...error(text('unsupported'), message), state: 'unsupported', again: false }
  }
}

function expressionTrouble(message: string): Pick<Trouble, 'title' | 'lines'> {
  const [, line, column, reason = ''] = SYNTAX.exec(message) ?? []
  if (line !== undefined) {
    const place = text('position', { line, column: Number(column) + 1, reason: reason.trim() })
    return { title: text('syntax'), lines: [place] }
  }
  const metric = UNKNOWN_METRIC.exec(message)?.[1]
  return metric === undefined
    ? { title: text('expression'), lines: [message] }
    : { title: text('unknownMetric', { metric }), lines: [text('unknownMetricHint')] }
}
