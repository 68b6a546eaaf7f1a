import type { TraceSearch } from './condition'
import type { Kept } from './kept'
import type { Traces } from './traces'

/** What is looked for in a flow. */
export interface WantedIn {
  readonly flow: number
  /** Which visits are of the service and endpoint that are asked for and may have the tags. */
  readonly visits: readonly boolean[]
  /** Only traces of which a visit fails have the tags. */
  readonly isFault: boolean
}

export const flowsOf = (traces: Traces, search: TraceSearch): readonly WantedIn[] =>
  traces
    .flowsWith(search.service?.name ?? search.instance?.service.name ?? search.endpoint?.service.name)
    .flatMap((flow) => wantedIn(traces, search, flow) ?? [])

/** `null` when nothing of a flow can be found. */
export function wantedIn(
  traces: Traces,
  { service, instance, endpoint, tags }: TraceSearch,
  flow: number,
): WantedIn | null {
  const services = [service, instance?.service, endpoint?.service].filter((one) => one !== undefined)
  let isFault = true
  const visits = traces.visits(flow).map((visit) => {
    const isAsked =
      services.every(({ name, normal }) => normal && name === visit.service) &&
      (endpoint === undefined || endpoint.name === traces.endpoint(flow, visit.index))
    const chance = isAsked ? traces.tagChance(flow, visit.index, tags) : 'never'
    if (chance === 'maybe') isFault = false
    return chance !== 'never'
  })
  return visits.includes(true) ? { flow, visits, isFault } : null
}

/** The traces of a minute that may be found and are wanted still; `null` for all. */
export function likelyIn(
  traces: Traces,
  search: TraceSearch,
  { flow, visits, isFault }: WantedIn,
  minute: number,
  kept: Kept,
): readonly number[] | null {
  const { least, most = Infinity, faulty, order, instance } = search
  const isLimited = least !== undefined || most < Infinity || order === 'duration'
  if (!isLimited && faulty !== true && !isFault && !instance) return null
  const shortest = Math.max(least ?? 0, order === 'duration' ? (kept.worst?.duration ?? 0) : 0, 1)
  if (isLimited && mostOf(traces.lasting(flow, minute), visits, search) < shortest) return []
  const bounds = traces.bounds(flow, minute)
  const hosted = (index: number): boolean =>
    !instance || bounds?.now?.visits[index]?.hosts.list.some(({ name }) => name === instance.name) === true
  if (!bounds || !visits.some((isWanted, index) => isWanted && hosted(index))) return []
  const any = visits.map(() => true)
  const likely: number[] = []
  for (let n = 0; n < traces.count(flow, minute); n++) {
    if ((faulty === true && !bounds.mayFail(n, visits)) || (isFault && !bounds.mayFail(n, any))) continue
    if (isLimited) bounds.one(n)
    const lasts = (isWanted: boolean, index: number): boolean =>
      isWanted && (bounds.most[index] ?? 0) >= shortest && (bounds.least[index] ?? 0) <= most
    if (!isLimited || visits.some(lasts)) likely.push(n)
  }
  return likely
}

/** Ms that a segment of a minute which is long enough and not too long takes at most; 0 when none is. */
export function mostOf(
  lasting: Int32Array,
  visits: readonly boolean[],
  { least = 0, most = Infinity }: TraceSearch,
): number {
  let longest = 0
  for (let visit = 0; visit < visits.length; visit++) {
    const high = lasting[visits.length + visit] ?? 0
    if (visits[visit] === true && high >= least && (lasting[visit] ?? 0) <= most) longest = Math.max(longest, high)
  }
  return Math.min(longest, most)
}
