import { onScopeDispose, ref, type Ref } from 'vue'
import type { Target } from '@/components/target'
import { placeKey } from '@/geometry/trace/span'
import type { LogLine } from '@/protocol/log/line'
import { spanOfLine } from '@/protocol/log/spanOfLine'
import type { Operation } from '@/protocol/operation'
import { queryTraces } from '@/protocol/trace/search'
import type { WireSpan } from '@/protocol/trace/span'
import { traceAndSupport } from '@/protocol/trace/support'
import { queryTrace } from '@/protocol/trace/trace'
import { useConnection } from '@/query/connection'
import { fetchOf } from '@/query/use-operation'
import { durationOf } from '@/search/ends'
import type { Window } from '@/time/window'

type Ask = <V extends object, A>(operation: Operation<V, A>, variables: V) => Promise<A>

/** ms after which the trace is opened without its span. */
const PATIENCE = 4_000
/** ms around a line in which storage that is searched by time looks for its trace. */
const AROUND = 30 * 60_000

export interface SpanOf {
  /** A span is being looked for. */
  readonly pending: Readonly<Ref<boolean>>
  /** Where a line leads: to its trace, at the span that wrote it where that is found in time. */
  readonly follow: (line: LogLine, window: Window) => void
}

export function useSpanOf(open: (target: Target) => void): SpanOf {
  const connection = useConnection()
  const pending = ref(false)
  let leave = (): void => {}

  function follow(line: LogLine, window: Window): void {
    const { traceId, time } = line
    if (traceId === null) return
    leave()
    pending.value = true
    const tickets: (() => void)[] = []
    let isLeft = false
    const timer = setTimeout(() => settle(null), PATIENCE)
    leave = () => {
      isLeft = true
      clearTimeout(timer)
      pending.value = false
      for (const one of tickets) one()
    }
    const settle = (span: WireSpan | null): void => {
      if (isLeft) return
      leave()
      const sel = span === null ? {} : { span: placeKey(span.segmentId, span.spanId) }
      open({ to: 'trace', traceId, ...(time === null ? {} : { around: time }), ...sel })
    }
    const ask: Ask = (operation, variables) => {
      const ticket = connection.fetcher.ask(fetchOf(connection, operation, variables))
      tickets.push(ticket.leave)
      return ticket.answer
    }
    const within = time === null ? null : durationOf({ from: time - AROUND, to: time + AROUND }, window)
    spansOf(ask, traceId, within)
      .then((spans) => spanOfLine(ask, line, spans, within))
      .then(settle, () => settle(null))
  }

  /** Of storage that has whole traces only, those. */
  async function spansOf(
    ask: Ask,
    traceId: string,
    within: ReturnType<typeof durationOf> | null,
  ): Promise<readonly WireSpan[]> {
    const { has } = await connection.server.ready()
    const isEither = has.has('trace-v2')
    // The same question as the page of the trace asks first, which has its answer then.
    const asked = isEither
      ? ask(traceAndSupport, { traceId }).then(({ answer }) => answer)
      : ask(queryTrace, { traceId })
    const spans = await asked.catch(() => [])
    if (spans.length > 0 || !within || !isEither) return spans
    const { rows } = await ask(queryTraces, {
      condition: {
        ...{ traceId, queryDuration: within, traceState: 'ALL', queryOrder: 'BY_START_TIME' },
        paging: { pageNum: 1, pageSize: 1 },
      },
    })
    return rows.find((row) => row.traceId === traceId)?.spans ?? []
  }

  onScopeDispose(() => leave())
  return { pending, follow }
}
