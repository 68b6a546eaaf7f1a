import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'MESH_DP',
  name: 'Mesh proxies',
  role: 'mesh',
  menu: { group: 'mesh', place: 2 },
  flow: null,
}
