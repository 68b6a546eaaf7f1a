import type { DataState } from '@/components/state'
import type { Tone } from '@/components/tone'
import type { Failure, Result } from '@/mqe/result'
import { isBlank } from '@/query/plan'
import { isComplete } from '@/scope/entity'
import type { MetricItem } from '@/template/types'
import type { Rendered } from '@/widgets/contract'
import type { Scope } from './context'
import { troubleOf } from './failure'
import { failuresOf, firstBad, hasOnlyBad } from './state'
import { text } from './texts'

/** What stands in place of a picture. */
export interface Notice {
  readonly props: {
    readonly tone?: Tone
    readonly title: string
    readonly text: string
    readonly failure?: Failure
    readonly asked?: readonly string[]
    readonly retry?: boolean
  }
  /** The entity may have been there earlier. */
  readonly lastDay: boolean
  /** Something was asked, and nothing came: the doctor may know why. */
  readonly why?: boolean
  /** For a ticket, where no failure of the server tells it. */
  readonly details?: string
}

interface Told {
  readonly item: MetricItem
  readonly scope: Scope
  readonly results: readonly (Result | null)[]
  readonly rendered: Rendered | null
  readonly fault: unknown
  readonly clock: (at: number) => string
}

/** What failed of a picture that is drawn in part: each expression with its cause. */
export function partNotice({ item, scope, results }: Told): Notice {
  const lines = results.flatMap((result, index) => {
    if (result?.kind !== 'failure') return []
    const { title, lines: more } = troubleOf(result)
    return [`${item.expressions[index]}: ${[title, ...more].join('. ')}`]
  })
  const [failure] = failuresOf(results)
  return {
    props: {
      tone: 'warn',
      title: text('failed', { failed: lines.length, all: results.length }),
      text: lines.join('\n'),
      ...(failure && { failure }),
      asked: [...lines, JSON.stringify(scope.entity), JSON.stringify(scope.window)],
      retry: true,
    },
    lastDay: false,
  }
}

/** `null`: the picture is drawn. */
export function noticeOf(state: DataState, told: Told): Notice | null {
  if (told.fault !== null) return faulty(told)
  switch (state) {
    case 'error':
    case 'blocked':
      return failed(told)
    case 'unsupported':
      return failuresOf(told.results).length > 0 ? failed(told) : wrongKind(told)
    case 'empty':
      return empty(told)
    case 'bad-value':
      return isEmpty(told.rendered) || hasOnlyBad(told.results)
        ? plain(text('badOnly'), text('badOnlyHint', { value: firstBad(told.results) }), 'warn')
        : null
    default:
      return isEmpty(told.rendered) ? empty(told) : null
  }
}

const isEmpty = (rendered: Rendered | null): boolean => rendered === null || ('empty' in rendered && rendered.empty)

const plain = (title: string, more: string, tone?: Tone): Notice => ({
  props: { title, text: more, ...(tone && { tone }) },
  lastDay: false,
})

function empty({ item, scope, results, clock }: Told): Notice {
  if (item.expressions.every(isBlank)) return plain(text('noExpression'), text('noExpressionHint'))
  if (!isComplete(scope.kind, scope.entity)) return plain(text('incomplete'), text('incompleteHint'))
  if (results.length > 0 && results.every((result) => result?.kind === 'nothing'))
    return { ...plain(text('nothing'), text('nothingHint'), 'unknown'), why: true }
  const { start, end } = scope.window
  const title = text('noData', { from: clock(start), to: clock(end) })
  return { ...plain(title, text('noDataHint'), 'unknown'), lastDay: end - start < 86_400_000, why: true }
}

function failed({ item, scope, results }: Told): Notice | null {
  const [failure] = failuresOf(results)
  if (failure === undefined) return null
  const { title, lines, again, state } = troubleOf(failure)
  return {
    props: {
      tone: state === 'error' ? 'bad' : 'info',
      title,
      text: lines.join('\n'),
      failure,
      asked: [...item.expressions, JSON.stringify(scope.entity), JSON.stringify(scope.window)],
      retry: again,
    },
    lastDay: false,
  }
}

function wrongKind({ item, rendered }: Told): Notice | null {
  if (rendered === null || !('unsupported' in rendered)) return null
  const { unsupported } = rendered
  const kind = unsupported === 'nothing' || unsupported === 'failure' ? unsupported : text(unsupported)
  return plain(text('wrongKind', { type: item.graph.type }), text('wrongKindHint', { kind }), 'info')
}

function faulty({ item, scope, fault }: Told): Notice {
  const message = fault instanceof Error ? fault.message : String(fault)
  const stack = fault instanceof Error ? (fault.stack ?? '') : ''
  return {
    props: { tone: 'bad', title: text('fault'), text: `${message}\n${text('faultHint')}`, retry: true },
    lastDay: false,
    details: [text('fault'), message, ...item.expressions, JSON.stringify(scope.entity), stack].join('\n'),
  }
}
