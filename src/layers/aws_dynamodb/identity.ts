import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'AWS_DYNAMODB',
  name: 'AWS DynamoDB',
  role: 'database',
  menu: { group: 'stores', place: 6 },
  flow: null,
}
