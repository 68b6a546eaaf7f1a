import type { LayerIdentity } from '../identity'

export const identity: LayerIdentity = {
  id: 'AIRFLOW',
  name: 'Airflow',
  role: 'function',
  menu: { group: 'platform', place: 4 },
  flow: null,
}
