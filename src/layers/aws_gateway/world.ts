import type { LayerWorld, Reporter } from '../world'

const rest = ({ service }: Reporter): boolean => service.name.endsWith('-rest')

/** APIs of two kinds: only one of REST has a cache. */
export const world: LayerWorld = {
  layer: 'AWS_GATEWAY',
  metrics: [{ match: /^aws_gateway_(?!.*_cache_)/ }, { match: /^aws_gateway_.*_cache_/, only: rest }],
}
