import type { Breathe, Roots } from '../graphql/execute'
import { logTagsSeen } from '../world/log/tags'
import { searchableTags, timeOf } from './logs-condition'
import type { Scene, WireDuration } from './scene'

/** Names that OAP offers at most. */
const MOST = 100

/** Completion of tags: what lines that can be searched carried in a time, in the order of their letters. */
export function logTagRoots(scene: Scene): Roots['Query'] {
  const seen = async (duration: WireDuration, breathe: Breathe): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
    const time = timeOf(scene, duration)
    if (!time) return new Map()
    const now = scene.clock()
    const keys = searchableTags(scene.version)
    const slices = logTagsSeen(scene.world.logs, { ...time, now }, keys)
    for (;;) {
      const slice = slices.next()
      if (slice.done) return slice.value
      await breathe()
    }
  }
  return {
    queryLogTagAutocompleteKeys: async ({ duration }: { duration: WireDuration }, breathe: Breathe) =>
      [...(await seen(duration, breathe)).keys()].sort().slice(0, MOST),
    queryLogTagAutocompleteValues: async (
      { tagKey, duration }: { tagKey: string; duration: WireDuration },
      breathe: Breathe,
    ) => [...((await seen(duration, breathe)).get(tagKey) ?? [])].sort().slice(0, MOST),
  }
}
