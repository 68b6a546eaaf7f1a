import { formatZone } from '@/protocol/zone'
import type { Roots } from '../graphql/execute'
import { pose } from '../version'
import type { Scene } from './scene'

/** `version`, `checkHealth` and `getTimeInfo`: what answers even while the query pool is full. */
export function serverRoots({ version, clock, tz }: Scene): Roots {
  const { build } = pose(version)
  return {
    Query: {
      version: () => build,
      checkHealth: () => ({ score: 0, details: '' }),
      getTimeInfo: () => ({ timezone: formatZone(tz), currentTimestamp: clock() }),
    },
    Mutation: { version: () => build },
  }
}
