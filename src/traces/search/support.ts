import type { Failure } from '@/mqe/result'
import type { Capabilities } from '@/protocol/capabilities/capability'
import { queryBasicTraces, queryTraces } from '@/protocol/trace/search'
import { basicTracesAndSupport, traceAndSupport, type WithSupport } from '@/protocol/trace/support'
import type { TraceCondition } from '@/protocol/trace/condition'
import type { WireSpan } from '@/protocol/trace/span'
import type { TracePage } from '@/protocol/trace/summary'
import { queryTrace, queryTraceWithin } from '@/protocol/trace/trace'
import type { Duration } from '@/protocol/duration'
import type { Connection } from '@/query/connection'
import { asFailure, AskError, failureOf } from '@/query/failure'
import { leavesAnswer } from '@/query/passed'
import type { Ask } from '@/search/asking'
import { pageSize } from './pages'

/** Whether the storage gives whole traces (v2); found out with the first question that a page asks. */
const known = new WeakMap<Connection, boolean>()

/** `undefined` until it is known. */
function supportOf(connection: Connection, { has }: Capabilities): boolean | undefined {
  return has.has('trace-v2') ? known.get(connection) : false
}

export interface Searched {
  readonly page: TracePage
  readonly whole: boolean
}

/** One page of a list: whole traces where the storage has them, else segments. */
export async function searchTraces(
  connection: Connection,
  ask: Ask,
  conditionOf: (size: number) => TraceCondition,
): Promise<Searched> {
  const condition = conditionOf(pageSize(false))
  const segments = async (): Promise<Searched> => ({ page: await ask(queryBasicTraces, { condition }), whole: false })
  const traces = async (): Promise<Searched> => ({
    page: await ask(queryTraces, { condition: conditionOf(pageSize(true)) }),
    whole: true,
  })
  let v2 = supportOf(connection, await connection.server.ready())
  if (v2 === undefined) {
    const told = await firstly(connection, () => ask(basicTracesAndSupport, { condition }))
    if (told?.v2 === false) return { page: told.answer, whole: false }
    v2 = true
  }
  return v2 ? eitherOf(traces, segments) : segments()
}

/** All spans of a trace, none of one that is not there. `within`: where storage that is searched by time looks for it. */
export async function findTrace(
  connection: Connection,
  ask: Ask,
  traceId: string,
  within: Duration,
): Promise<readonly WireSpan[]> {
  const capabilities = await connection.server.ready()
  const plain = (): Promise<readonly WireSpan[]> =>
    within.coldStage && capabilities.has.has('trace-duration')
      ? ask(queryTraceWithin, { traceId, duration: within })
      : ask(queryTrace, { traceId })
  const v2 = supportOf(connection, capabilities)
  if (v2 === undefined && !within.coldStage) {
    const told = await firstly(connection, () => ask(traceAndSupport, { traceId }))
    if (told && (told.answer.length > 0 || !told.v2)) return told.answer
    return told ? whole(ask, traceId, within) : eitherOf(() => whole(ask, traceId, within), plain)
  }
  return v2 === false
    ? plain()
    : eitherOf(
        () => whole(ask, traceId, within),
        plain,
        (spans) => spans.length > 0,
      )
}

async function whole(ask: Ask, traceId: string, within: Duration): Promise<readonly WireSpan[]> {
  const condition: TraceCondition = {
    traceId,
    queryDuration: within,
    traceState: 'ALL',
    queryOrder: 'BY_START_TIME',
    paging: { pageNum: 1, pageSize: 1 },
  }
  const { rows } = await ask(queryTraces, { condition })
  return rows.find((row) => row.traceId === traceId)?.spans ?? []
}

/** The answer that also tells how to ask; `null` where v1 refuses: then v2 is worth a try. */
async function firstly<A>(connection: Connection, ask: () => Promise<WithSupport<A>>): Promise<WithSupport<A> | null> {
  try {
    const told = await ask()
    known.set(connection, told.v2)
    return told
  } catch (thrown) {
    if (isFinal(thrown)) throw thrown
    return null
  }
}

/** The second where the first is refused, or found nothing; refused twice, both are told as one. */
async function eitherOf<A>(
  first: () => Promise<A>,
  second: () => Promise<A>,
  isFound: (answer: A) => boolean = () => true,
): Promise<A> {
  let refusal: Failure
  try {
    const answer = await first()
    if (isFound(answer)) return answer
    return await second().catch(() => answer)
  } catch (thrown) {
    if (isFinal(thrown)) throw thrown
    refusal = asFailure(thrown)
  }
  try {
    return await second()
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (isFinal(thrown) || failure.message === refusal.message) throw thrown
    const { cause, status, requestId, retryAt } = failure
    throw new AskError(
      failureOf(cause, `${refusal.message}\n${failure.message}`, {
        ...(status === undefined ? {} : { status }),
        ...(requestId === undefined ? {} : { requestId }),
        ...(retryAt === undefined ? {} : { retryAt }),
      }),
    )
  }
}

/** Withdrawn, or the server as a whole is in trouble: another way of asking is no help. */
const isFinal = (thrown: unknown): boolean => leavesAnswer(asFailure(thrown))
