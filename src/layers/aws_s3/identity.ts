import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'AWS_S3',
  name: 'AWS S3',
  role: 'database',
  menu: { group: 'stores', place: 7 },
  flow: null,
}
