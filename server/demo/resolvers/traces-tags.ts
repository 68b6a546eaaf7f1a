import type { Breathe, Roots } from '../graphql/execute'
import { TRACES_MS } from '../world/retention'
import { tagsSeen } from '../world/trace/tags'
import { spanOf, windowOf, type Scene, type WireDuration } from './scene'

/** Names that OAP offers at most. */
const MOST = 100

/** Completion of tags: what spans that can be searched carried in a time. */
export function tagRoots(scene: Scene): Roots['Query'] {
  const seen = async (duration: WireDuration, breathe: Breathe) => {
    const span = spanOf(windowOf(duration, scene.tz, false), scene.clock())
    if (!span) return new Map<string, ReadonlySet<string>>()
    const now = scene.clock()
    const slices = tagsSeen(scene.world.traces, {
      from: Math.max(span[0], now - TRACES_MS),
      to: span[1],
      now,
    })
    for (;;) {
      const slice = slices.next()
      if (slice.done) return slice.value
      await breathe()
    }
  }
  return {
    queryTraceTagAutocompleteKeys: async ({ duration }: { duration: WireDuration }, breathe: Breathe) =>
      [...(await seen(duration, breathe)).keys()].slice(0, MOST),
    queryTraceTagAutocompleteValues: async (
      { tagKey, duration }: { tagKey: string; duration: WireDuration },
      breathe: Breathe,
    ) => [...((await seen(duration, breathe)).get(tagKey) ?? [])].slice(0, MOST),
  }
}
