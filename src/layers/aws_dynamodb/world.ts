import type { LayerWorld } from '../world'

/** Tables of DynamoDB by the AWS account they belong to. */
export const world: LayerWorld = {
  layer: 'AWS_DYNAMODB',
  metrics: [{ match: /^aws_dynamodb_/ }],
}
