import type { Breathe, Roots } from '../graphql/execute'
import { pose } from '../version'
import { RECORDS_MS } from '../world/retention'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'
import { plain, type WireEntity } from './stored'

/** Arguments of `readRecords`. */
interface Asked {
  readonly condition: {
    readonly name: string
    readonly parentEntity: WireEntity
    readonly topN: number
    readonly order: 'ASC' | 'DES'
  }
  readonly duration: WireDuration
}

/** Sampled records beside MQE: statements and commands that were slow, each with the trace that it was seen in. */
export const recordRoots = ({ world, clock, tz, version }: Scene): Roots => ({
  Query: {
    /** Takes the SECOND step too (recorded). A record without a trace has empty ids: none may be null. */
    async readRecords({ condition, duration }: Asked, breathe: Breathe) {
      const now = clock()
      const span = spanOf(windowOf(duration, tz, false), now)
      if (!span) return []
      const { name, parentEntity, topN, order } = condition
      const between = { from: Math.max(span[0], now - RECORDS_MS), to: span[1] }
      const asked = { metric: name, entity: plain(parentEntity), between, limit: Math.max(0, topN), order }
      const slices = world.records(asked, pose(version).level)
      let slice = slices.next()
      for (; !slice.done; slice = slices.next()) await breathe()
      return slice.value.map(({ id, value, traceID }) => {
        const refId = traceID ?? ''
        return { name: id, id: refId, value: String(value), refId }
      })
    },
    /** Nothing for a virtual service, whose flag is lost on the way (recorded 10.1 to 11.0), and only those have records. */
    getTopNRecords: () => [],
  },
  Mutation: {},
})
