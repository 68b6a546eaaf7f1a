import { usePhrases } from '@/i18n/texts'
import type { LayerIdentity, Noun, Nouns } from '@/layers/identity'
import { manyOf, type Part } from '@/layers/nouns'
import { identityOf } from '@/layers/registry'

/** Names and nouns of layers are data in English; an overlay has them under the phrase itself. */
export const layerPhrase = usePhrases('layers')

/** The identity in the reader's language. */
export function layerOf(id: string): LayerIdentity {
  const { name, description, nouns, vital, ...rest } = identityOf(id)
  return {
    ...rest,
    name: layerPhrase(name),
    description: layerPhrase(description),
    nouns: nounsIn(nouns),
    vital: vital && { ...vital, label: layerPhrase(vital.label) },
  }
}

/** What several of them are called there. */
export const manyIn = (layer: string, part: Part): string => layerPhrase(manyOf(layer, part))

const nounIn = ([one, many]: Noun): Noun => [layerPhrase(one), layerPhrase(many)]

function nounsIn({ service, instance, endpoint, process }: Nouns): Nouns {
  return {
    service: nounIn(service),
    ...(instance && { instance: nounIn(instance) }),
    ...(endpoint && { endpoint: nounIn(endpoint) }),
    ...(process && { process: nounIn(process) }),
  }
}
