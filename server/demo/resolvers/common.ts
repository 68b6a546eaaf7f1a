import { formatZone } from '@/protocol/zone'
import type { Clock } from '../clock'
import type { Roots } from '../graphql/execute'
import { pose, type Version } from '../version'

/** `version`, `checkHealth` and `getTimeInfo`: what answers even while the query pool is full. */
export function commonRoots(version: Version, clock: Clock, tz: number): Roots {
  const build = pose(version).build
  return {
    Query: {
      version: () => build,
      checkHealth: () => ({ score: 0, details: '' }),
      getTimeInfo: () => ({ timezone: formatZone(tz), currentTimestamp: clock() }),
    },
    Mutation: { version: () => build },
  }
}
