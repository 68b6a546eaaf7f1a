import type { WireSpan } from '@/protocol/trace/span'
import type { Breathe, Roots } from '../graphql/execute'
import { Refusal } from '../graphql/fault'
import { atLeast } from '../version'
import type { SegmentRow } from '../world/trace/kept'
import { searchTraces } from '../world/trace/search'
import { COLD_TRACES_MS, TRACES_MS } from '../world/retention'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'
import { DebugTrace } from './traces-debug'
import { idsOf } from './about'
import { searchOf, type PagedSearch } from './traces-condition'
import type { Condition, ConditionByName } from './traces-input'
import { tagRoots } from './traces-tags'
import { conditionText, daoText, serviceText } from './traces-text'

const ONLY_BANYANDB = 'java.lang.UnsupportedOperationException: Only BanyanDB storage support Trace V2 query now.'

interface Debug {
  readonly debug?: boolean | null
}

export function traceRoots(scene: Scene): Roots {
  const list = async (condition: Condition | null | undefined, { debug }: Debug, breathe: Breathe) => {
    const search = searchOf(scene, condition, false)
    const trace = debug === true && condition ? new DebugTrace(conditionText(condition, scene.version)) : null
    const find = () => pageOf(scene, search, breathe)
    const rows = await (trace && condition ? traced(trace, condition, scene, find) : find())
    return { traces: rows.map(briefOf), debuggingTrace: trace?.end() ?? null }
  }
  return {
    Query: {
      queryBasicTraces: ({ condition, ...debug }: Debug & { condition?: Condition | null }, breathe: Breathe) =>
        list(condition, debug, breathe),
      queryBasicTracesByName: (
        { condition, ...debug }: Debug & { condition?: ConditionByName | null },
        breathe: Breathe,
      ) => list(condition && idsOf(condition), debug, breathe),
      queryTrace: (args: OneTrace, breathe: Breathe) => oneTrace(scene, args, breathe),
      queryTraces: ({ condition, debug }: Debug & { condition?: Condition | null }, breathe: Breathe) =>
        wholeTraces(scene, condition, debug === true, breathe),
      hasQueryTracesV2Support: () => scene.storage === 'banyandb',
      ...tagRoots(scene),
    },
    Mutation: {},
  }
}

const traced = <Value>(trace: DebugTrace, condition: Condition, { version }: Scene, work: () => Promise<Value>) =>
  trace.within('Query basic traces', null, () =>
    trace.within('Query Service: queryBasicTraces', serviceText(condition, version), () =>
      trace.within('Query Dao: queryBasicTraces', daoText(condition, version), work),
    ),
  )

/** The rows of one page; a page beyond the last has none. */
async function pageOf({ world }: Scene, search: PagedSearch | null, breathe: Breathe): Promise<readonly SegmentRow[]> {
  if (search === null || search.rows <= search.skipped) return []
  const slices = searchTraces(world.traces, search)
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value.slice(search.skipped)
    await breathe()
  }
}

/** `BasicTrace` of the schema. */
const briefOf = ({ segmentId, endpoint, duration, start, isError, traceId }: SegmentRow) => ({
  segmentId,
  endpointNames: [endpoint],
  duration,
  start: String(start),
  isError,
  traceIds: [traceId],
})

interface OneTrace extends Debug {
  readonly traceId: string
  readonly duration?: WireDuration | null
}

async function oneTrace(scene: Scene, { traceId, duration, debug }: OneTrace, breathe: Breathe) {
  const cold = duration?.coldStage === true
  const find = async () => wireOf(await spansOf(scene, { traceId, cold }, breathe), within(scene, duration), breathe)
  if (debug !== true) return { spans: await find(), debuggingTrace: null }
  const condition = `TraceId: ${traceId}`
  const trace = new DebugTrace(condition)
  const about = `Condition: ${condition}`
  const [attached, kind] = atLeast(scene.version, '10.2.0')
    ? ['querySWSpanAttachedEvents', 'Span Type']
    : ['querySpanAttachedEvents', 'Type']
  const spans = await trace.within('Query trace', null, () =>
    trace.within('Query Service: queryTrace', about, async () => {
      const found = await trace.within('Query Dao: queryByTraceId', about, find)
      const message = `Condition: ${kind}: SKYWALKING, TraceIds: [${traceId}]`
      await trace.within(`Query Dao: ${attached}`, message, () => Promise.resolve())
      await trace.within('Query Service : appendAttachedEventsToSpan', null, () => Promise.resolve())
      return found
    }),
  )
  return { spans, debuggingTrace: trace.end() }
}

/** Spans looked at between two pauses. */
const SLICE = 1000

async function wireOf(spans: readonly WireSpan[], isWanted: (span: WireSpan) => boolean, breathe: Breathe) {
  const wire: ReturnType<typeof toWire>[] = []
  for (const [index, span] of spans.entries()) {
    if (isWanted(span)) wire.push(toWire(span))
    if (index % SLICE === SLICE - 1) await breathe()
  }
  return wire
}

/** The time narrows the search in BanyanDB; the others do not look at it. */
function within({ storage, clock, tz }: Scene, duration: WireDuration | null | undefined): (span: WireSpan) => boolean {
  if (!duration) return () => true
  const window = windowOf(duration, tz, false)
  if (storage !== 'banyandb') return () => true
  const [from, to] = spanOf(window, clock()) ?? [1, 0]
  return ({ startTime }) => Number(startTime) >= from && Number(startTime) <= to
}

interface Wanted {
  readonly traceId: string
  readonly cold: boolean
}

/** Reported by now and still kept. */
async function spansOf(
  { world, clock, storage }: Scene,
  { traceId, cold }: Wanted,
  breathe: Breathe,
): Promise<readonly WireSpan[]> {
  const now = clock()
  const place = world.traces.placeOf(traceId)
  const kept = cold && storage === 'banyandb' ? COLD_TRACES_MS : TRACES_MS
  if (place) return place.minute * 60_000 < now - kept ? [] : world.traces.spans(place, now)
  const slices = world.traces.specials.find(traceId, now)
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value?.spans ?? []
    await breathe()
  }
}

async function wholeTraces(scene: Scene, condition: Condition | null | undefined, debug: boolean, breathe: Breathe) {
  if (scene.storage !== 'banyandb') throw new Refusal(ONLY_BANYANDB)
  const search = searchOf(scene, condition, true)
  const trace = debug && condition ? new DebugTrace(conditionText(condition, scene.version)) : null
  const find = () => pageOf(scene, search, breathe)
  const rows = await (trace ? trace.within('Query Service: queryTraces', null, find) : find())
  const cold = condition?.queryDuration?.coldStage === true
  const traces = []
  for (const { traceId } of rows) {
    traces.push({ spans: (await spansOf(scene, { traceId, cold }, breathe)).map(toWire) })
    await breathe()
  }
  const now = scene.clock()
  const retrievedTimeRange = { startTime: search?.from ?? now, endTime: search?.to ?? now }
  return { traces, retrievedTimeRange, debuggingTrace: trace?.end() ?? null }
}

/** `Span` of the schema: what is summed up in an attached event are numbers there. */
function toWire(span: WireSpan) {
  if (span.attachedEvents.length === 0) return span
  const attachedEvents = span.attachedEvents.map((event) => ({
    ...event,
    summary: event.summary.map(({ key, value }) => ({ key, value: Number(value) })),
  }))
  return { ...span, attachedEvents }
}
