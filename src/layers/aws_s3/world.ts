import type { LayerWorld } from '../world'

/** Buckets of the object store of AWS. */
export const world: LayerWorld = {
  layer: 'AWS_S3',
  metrics: [{ match: /^aws_s3_/ }],
}
