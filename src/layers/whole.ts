import type { Layer, LayerAbout } from './identity'
import { identityOf } from './registry'
import { DEFAULT_ABOUT } from './unknown'

/** All that is known of a layer; words of any layer stand in for what is not loaded. */
export function wholeOf(id: string, abouts: ReadonlyMap<string, LayerAbout> | null): Layer {
  const identity = identityOf(id)
  const about = abouts?.get(identity.id) ?? DEFAULT_ABOUT
  return { ...about, ...identity, vital: identity.vital ?? about.vital ?? null }
}
