import { incidents } from '../data'
import type { Graph } from '../graph'
import type { Traces } from '../trace/traces'
import { desksOf, type Desk } from './desk'
import { fill } from './fill'
import { FlowLines, rateOf } from './flow'
import { HostileLines, hostileTrace } from './hostile'
import { Ledger } from './ledger'
import type { LogLine } from './line'
import { ManyLines } from './many'
import { RollingLines } from './rolling'
import { ServiceLines } from './service'
import { Pad, type Sheet } from './sheet'
import type { LogSource, Wants } from './source'
import { maySay } from './words'
import { toldBy, type Told } from './told'

/** Lines that are remembered, of 56 B each. */
const MOST_LINES = 200_000

const NOTHING = new Pad().tear()

/** Where lines of a trace are: its source, its minute unless they are in several, and its number. */
export interface LogPlace {
  readonly source: number
  readonly minute: number | null
  readonly trace: number
}

/** All lines of the world: each a pure function of its source, its minute and its place there. */
export class Logs {
  readonly ledger = new Ledger()
  readonly sources: readonly LogSource[]
  readonly #traces: Traces
  readonly #seed: number
  readonly #desks: ReadonlyMap<string, Desk>
  /** Place of the source that writes in hostile traces, where there is one. */
  readonly #hostile: number | null
  readonly #rolling: RollingLines
  readonly #sheets = new Map<string, Sheet>()
  #lines = 0

  /** `many`: lines of one service in the last quarter of an hour, for scale. */
  constructor(graph: Graph, traces: Traces, many: number) {
    const { ledger } = this
    const { seed } = graph.ground
    this.#traces = traces
    this.#seed = seed
    const desks = desksOf(graph, ledger)
    this.#desks = desks
    const rate = (desk: Desk, minute: number): number => rateOf(desk, minute, this.#segments(desk, minute))
    const untraced = (desk: Desk, minute: number): number =>
      desk.voice.traced === 1 ? 0 : desk.usual(minute) - Math.round(rate(desk, minute) * this.#segments(desk, minute))
    const all = [...desks.values()].flatMap((desk) => toldBy(graph, desk))
    // Those that hang on traces are of the first flow that passes their service.
    const flowOf = ({ data, desk }: Told): number =>
      data.withTrace === true ? (traces.flowsWith(desk.node.data.name)[0] ?? -1) : -1
    const told = (flow: number): readonly Told[] => all.filter((one) => flowOf(one) === flow)
    const flows = incidents.traceFlows.map(
      (_, flow) => new FlowLines({ traces, ledger, seed, desks, told, rate }, flow),
    )
    const services = [...desks.values()].map((desk) => {
      const own = told(-1).filter((one) => one.desk === desk)
      return new ServiceLines(desk, ledger, own, untraced)
    })
    const catalog = desks.get('plover::catalog')
    const scaled = many > 0 && catalog ? [new ManyLines(catalog, ledger, many)] : []
    this.#rolling = new RollingLines(graph, ledger)
    const hostile = new HostileLines(graph, ledger)
    this.#hostile = hostile.services.size > 0 ? flows.length : null
    this.sources = [...flows, ...(this.#hostile === null ? [] : [hostile]), ...services, this.#rolling, ...scaled]
  }

  /** Where the lines of a trace are, `null` for an id of none. */
  placeOf(traceId: string): LogPlace | null {
    const hostile = hostileTrace(traceId)
    if (hostile !== null) return this.#hostile === null ? null : { source: this.#hostile, minute: null, trace: hostile }
    const place = this.#traces.placeOf(traceId)
    return place && { source: place.flow, minute: place.minute, trace: place.n }
  }

  /** Lines of a source that begin in a minute; with `wants` those at least that are wanted. */
  *sheet(source: number, minute: number, wants: Wants | null = null): Generator<undefined, Sheet> {
    const key = `${source} ${minute}`
    const known = this.#sheets.get(key)
    const from = this.sources[source]
    if (known || !from) return known ?? NOTHING
    const pad = new Pad()
    const isWhole = yield* from.fill(minute, pad, wants)
    const made = pad.tear()
    if (!isWhole || this.#sheets.has(key)) return made
    this.#lines += made.count
    for (const [oldest, { count }] of this.#sheets) {
      if (this.#lines <= MOST_LINES) break
      this.#sheets.delete(oldest)
      this.#lines -= count
    }
    this.#sheets.set(key, made)
    return made
  }

  /** Whether a line of a mark that says something may have some words, told without writing it. */
  maySay(mark: number, say: number, words: readonly string[]): boolean {
    const { service } = this.ledger.markOf(mark)
    const node = this.#desks.get(service)?.node ?? this.#rolling.nodeOf(service)
    if (!node) return true
    const { name, endpoints, instances } = node.data
    const served = this.#traces
      .flowsWith(name)
      .flatMap((flow) =>
        this.#traces
          .visits(flow)
          .flatMap(({ service, index }) => (service === name ? this.#traces.endpoint(flow, index) : [])),
      )
    const about = { endpoints: [...endpoints, ...served], instances: instances.map((instance) => instance.name) }
    return maySay(this.ledger.sayOf(say).text, about, words)
  }

  content(sheet: Sheet, at: number): string {
    const { tags } = this.ledger.markOf(sheet.mark[at] ?? -1)
    const { text } = this.ledger.sayOf(sheet.say[at] ?? -1)
    return fill(text, {
      seed: this.#seed,
      salt: sheet.salt[at] ?? 0,
      ms: sheet.ms[at] ?? 0,
      time: sheet.time[at] ?? 0,
      endpoint: this.ledger.placeOf(sheet.endpoint[at] ?? -1),
      instance: this.ledger.placeOf(sheet.instance[at] ?? -1),
      status: tags.find(({ key }) => key === 'http.status_code')?.value,
    })
  }

  line(sheet: Sheet, at: number, { source, minute }: { readonly source: number; readonly minute: number }): LogLine {
    const { service, tags } = this.ledger.markOf(sheet.mark[at] ?? -1)
    const trace = sheet.trace[at] ?? -1
    const from = this.sources[source]
    return {
      service,
      tags,
      instance: this.ledger.placeOf(sheet.instance[at] ?? -1),
      endpoint: this.ledger.placeOf(sheet.endpoint[at] ?? -1),
      trace:
        trace < 0 || !from
          ? null
          : { ...from.traceOf(minute, trace, sheet.visit[at] ?? 0), spanId: sheet.span[at] ?? 0 },
      time: sheet.time[at] ?? 0,
      contentType: this.ledger.sayOf(sheet.say[at] ?? -1).type,
      content: this.content(sheet, at),
    }
  }

  /** Segments of a service that begin in traces of the minute, as planned. */
  #segments({ node }: Desk, minute: number): number {
    const { name } = node.data
    let count = 0
    for (const flow of this.#traces.flowsWith(name)) {
      const visits = this.#traces.visits(flow).filter(({ service }) => service === name)
      count += visits.length * this.#traces.count(flow, minute)
    }
    return count
  }
}
