import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'MESH_CP',
  name: 'Mesh control plane',
  role: 'mesh',
  menu: { group: 'mesh', place: 1 },
  flow: null,
}
