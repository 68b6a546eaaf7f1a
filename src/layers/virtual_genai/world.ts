import type { LayerWorld } from '../world'

/** Providers of generated text as their callers see them; their instances are models. */
export const world: LayerWorld = {
  layer: 'VIRTUAL_GENAI',
  metrics: [{ match: /^gen_ai_provider_/ }, { match: /^gen_ai_model_/ }],
}
