import { shallowRef } from 'vue'
import { usePhrases } from '@/i18n/texts'
import type { Layer, LayerAbout, Noun, Nouns } from '@/layers/identity'
import { manyOf, type Part } from '@/layers/nouns'
import { wholeOf } from '@/layers/whole'

/** Names and nouns of layers are data in English; an overlay has them under the phrase itself. */
export const layerPhrase = usePhrases('layers')

/** What is said of layers; `null` until some page needed it. */
const abouts = shallowRef<ReadonlyMap<string, LayerAbout> | null>(null)

/** Before it is done, a layer has its name, and the usual words for its parts. A failure leaves it so until the next page. */
export async function loadLayers(): Promise<void> {
  abouts.value ??= (await import('@/layers/abouts')).abouts
}

/** In English, as dashboards are made from it. */
export const wholeLayer = (id: string): Layer => wholeOf(id, abouts.value)

/** The identity in the reader's language. */
export function layerOf(id: string): Layer {
  const { name, description, nouns, vital, ...rest } = wholeLayer(id)
  return {
    ...rest,
    name: layerPhrase(name),
    description: layerPhrase(description),
    nouns: nounsIn(nouns),
    vital: vital && { ...vital, label: layerPhrase(vital.label) },
  }
}

/** What several of them are called there. */
export const manyIn = (layer: string, part: Part): string => layerPhrase(manyOf(wholeLayer(layer).nouns, part))

/** False for a part that does not occur in the layer, such as instances of a virtual database, and until that is known. */
export const occurs = (layer: string, part: Part): boolean =>
  abouts.value !== null && wholeLayer(layer).nouns[part] !== undefined

const nounIn = ([one, many]: Noun): Noun => [layerPhrase(one), layerPhrase(many)]

function nounsIn({ service, instance, endpoint, process }: Nouns): Nouns {
  return {
    service: nounIn(service),
    ...(instance && { instance: nounIn(instance) }),
    ...(endpoint && { endpoint: nounIn(endpoint) }),
    ...(process && { process: nounIn(process) }),
  }
}
