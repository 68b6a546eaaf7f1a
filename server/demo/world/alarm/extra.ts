import type { AlarmRule } from '../data'
import type { Graph } from '../graph'
import { fnv } from '../hash'
import { HOSTILE } from '../hostile'
import type { AlarmRow } from './row'

const DAY = 1_440
/** True of whatever is called at all. */
const BUSY: AlarmRule = {
  id: 'traffic_rule',
  expression: 'sum(service_cpm > 0) >= 3',
  period: 5,
  silencePeriod: 10,
  recoveryObservationPeriod: 2,
  includeNames: [],
}
const EVERY = BUSY.silencePeriod + 1
const HOUR = 60

interface Call {
  readonly name: string
  readonly minute: number
  readonly ms: number
  readonly recovers: boolean
  readonly tags: AlarmRow['tags']
}

const row = ({ name, minute, ms, recovers, tags }: Call, layers: readonly string[] = ['GENERAL']): AlarmRow => ({
  at: minute * 60_000 + ms,
  recoveredAt: recovers ? (minute + EVERY) * 60_000 + ms : null,
  rule: BUSY,
  about: { scope: 'Service', service: { name, normal: true }, dest: null, part: '', layers },
  name,
  message: `Service ${name} was called in 3 of the last 5 minutes`,
  tags,
})

/** An alarm an hour of each service whose name is a hostile text; in a world without them, none. */
export function* hostileRows(graph: Graph, from: number, to: number): Generator<AlarmRow, void> {
  for (const name of HOSTILE) {
    if (graph.find(name, true) === null) continue
    const phase = fnv(name) % HOUR
    const tags = [
      { key: 'level', value: 'WARNING' },
      { key: name, value: name },
    ]
    const first = Math.floor((from / 60_000 - phase) / HOUR)
    for (let minute = first * HOUR + phase; minute * 60_000 <= to; minute += HOUR)
      yield row({ name, minute, ms: 21_000, recovers: true, tags })
  }
}

/** `count` rows a day that repeat on services made for load. */
export function* loadRows(count: number, services: number, from: number, to: number): Generator<AlarmRow, void> {
  if (count === 0) return
  const tags = [{ key: 'level', value: 'WARNING' }]
  // The next row of a service comes this much later.
  const again = (services * DAY) / count
  for (let minute = Math.floor(from / 60_000); minute * 60_000 <= to; minute++) {
    const first = Math.floor((minute * count) / DAY)
    const last = Math.floor(((minute + 1) * count) / DAY)
    for (let n = first; n < last; n++) {
      const ms = Math.floor((60_000 * (n - first)) / (last - first))
      yield row({ name: `load::svc-${n % services}`, minute, ms, recovers: again > EVERY, tags })
    }
  }
}
