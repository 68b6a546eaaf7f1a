import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'GENAI',
  name: 'Services with models',
  role: 'model',
  menu: { group: 'ai', place: 0 },
}
