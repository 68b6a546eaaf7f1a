import type { EventData, RoutineEvent } from '../data'
import type { Graph } from '../graph'
import { fnv } from '../hash'
import { HOSTILE } from '../hostile'
import type { Incident } from '../incident'
import { TURNS } from '../life'
import type { EventSpan } from './span'

const DAY = 1_440
const DAY_MS = DAY * 60_000
const HOUR = 60
/** No event lasts longer, in minutes. */
const LONGEST = 60
const FEWEST = 40

/** What happened in the world besides alarms: deployments, restarts, probes, elections. */
export class Events {
  readonly #graph: Graph
  readonly #extra: number

  /** `extra` is the number of events of the last day on services made for load. */
  constructor(graph: Graph, extra: number) {
    this.#graph = graph
    this.#extra = extra
  }

  /** Events that lie in a span of epoch ms or reach into it, in no order. */
  between(from: number, to: number, now: number): readonly EventSpan[] {
    const { incidents, routine } = this.#graph.ground
    const found = [
      ...incidents.flatMap((incident) =>
        incident.data.events.flatMap((data, n) => this.#of(incident, data, n, from, to)),
      ),
      ...routine.flatMap((data, n) => this.#routine(data, n, from, to)),
      ...this.#hostile(from, to),
      ...this.#load(Math.max(from, now - DAY_MS), to),
    ]
    return found.filter(({ start, end }) => start <= to && end >= from)
  }

  #of(incident: Incident, data: EventData, n: number, from: number, to: number): readonly EventSpan[] {
    const { id, schedule } = incident.data
    const first = { periodMinutes: schedule.periodMinutes, phaseMinutes: schedule.phaseMinutes + data.startOffset }
    return occurrences(first, from, to).flatMap(({ k, minute }) =>
      this.#told({
        key: `${id}|${k}|${n}`,
        source: data.source,
        name: data.name,
        type: data.type,
        message: data.message,
        parameters: Object.entries(data.parameters).map(([key, value]) => ({ key, value: numbered(value, k) })),
        start: minute * 60_000,
        end: (minute + data.endOffset - data.startOffset) * 60_000,
        layer: data.layer,
        atOnce: false,
      }),
    )
  }

  #routine(data: RoutineEvent, n: number, from: number, to: number): readonly EventSpan[] {
    return occurrences(data, from, to).flatMap(({ k, minute }) =>
      this.#told({
        key: `routine|${k}|${n}`,
        source: { service: numbered(data.service, k % TURNS), serviceInstance: data.instance ?? '', endpoint: '' },
        name: data.event,
        type: data.type,
        message: data.message,
        parameters: [],
        start: minute * 60_000,
        end: (minute + data.lengthMinutes) * 60_000,
        layer: data.layer,
        atOnce: false,
      }),
    )
  }

  /** Nothing happens to a service that this world does not have. */
  #told(span: EventSpan): readonly EventSpan[] {
    const { service, serviceInstance } = span.source
    if ((this.#graph.find(service, true) ?? this.#graph.find(service, false)) === null) return []
    return [{ ...span, source: { ...span.source, serviceInstance: this.#placed(serviceInstance) } }]
  }

  /** `{node of a pod}` and `{node of x pod 0}` as the name of that node, where x is a workload. */
  #placed(text: string): string {
    const match = /^\{node of (\S+?)(?: pod (\d+))?\}$/.exec(text)
    if (!match) return text
    const [, of, index] = match
    for (const { data } of this.#graph.services) {
      const pods =
        index === undefined
          ? data.instances.filter(({ name }) => name === of)
          : data.instances.slice(Number(index)).filter(({ name }) => name.startsWith(`${of}-`))
      const node = pods[0]?.attributes.find(({ name }) => name === 'node')
      if (node) return node.value
    }
    return text
  }

  #hostile(from: number, to: number): readonly EventSpan[] {
    return HOSTILE.flatMap((text) =>
      occurrences({ periodMinutes: HOUR, phaseMinutes: fnv(`event|${text}`) % HOUR }, from, to).flatMap(
        ({ k, minute }) =>
          this.#told({
            key: `${text}|${k}`,
            source: { service: text, serviceInstance: text, endpoint: text },
            name: text,
            type: 'Error',
            message: text,
            parameters: [{ key: text, value: text }],
            start: minute * 60_000,
            end: (minute + 2) * 60_000,
            layer: 'GENERAL',
            atOnce: false,
          }),
      ),
    )
  }

  #load(from: number, to: number): readonly EventSpan[] {
    const found: EventSpan[] = []
    if (this.#extra === 0) return found
    const services = Math.max(FEWEST, this.#graph.services.filter(({ data }) => data.group === 'load').length)
    const first = Math.floor(((from / 60_000 - LONGEST) * this.#extra) / DAY)
    const last = Math.ceil(((to / 60_000) * this.#extra) / DAY)
    for (let n = first; n <= last; n++) {
      const start = Math.floor((n * DAY_MS) / this.#extra)
      found.push({
        key: `load|${n}`,
        source: { service: `load::svc-${n % services}`, serviceInstance: '', endpoint: '' },
        name: 'Deployment',
        type: 'Normal',
        message: `Build ${n} rolled out`,
        parameters: [],
        start,
        end: start + 120_000,
        layer: 'GENERAL',
        atOnce: false,
      })
    }
    return found
  }
}

const numbered = (text: string, k: number): string => text.replaceAll('{k}', String(k))

interface Schedule {
  readonly periodMinutes: number
  readonly phaseMinutes: number
}

/** Minutes at which something begins that may reach into the span. */
function occurrences({ periodMinutes, phaseMinutes }: Schedule, from: number, to: number) {
  const first = Math.floor((from / 60_000 - LONGEST - phaseMinutes) / periodMinutes)
  const last = Math.floor((to / 60_000 - phaseMinutes) / periodMinutes)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const k = first + index
    return { k, minute: phaseMinutes + k * periodMinutes }
  })
}
