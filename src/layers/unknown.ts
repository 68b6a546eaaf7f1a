import { dashboard, row, serviceList } from '@/template/build'
import type { Dashboard } from '@/template/types'
import { ENDPOINTS, INSTANCES, type LayerIdentity } from './identity'

/** A layer without a folder still has a name in the menu: `PLOVER_TURNSTILE` reads "Plover turnstile". */
export const defaultIdentity = (layer: string): LayerIdentity => ({
  id: layer,
  name: readable(layer),
  description: '',
  role: 'service',
  nouns: { service: ['service', 'services'], instance: INSTANCES, endpoint: ENDPOINTS },
  menu: { group: 'other', place: 0 },
  documentation: null,
  vital: null,
})

/** What a layer shows for which neither the server nor we have a dashboard: its services, with their vital number. */
export function defaultDashboard({ id, nouns, vital }: LayerIdentity): Dashboard {
  const columns = vital === null ? [] : [{ label: vital.label, unit: vital.unit, ask: vital.expression }]
  return dashboard(
    { name: 'Services', layer: id, entity: 'All', isRoot: true },
    row(32, serviceList(capital(nouns.service[1]), columns, { w: 24, opens: '' })),
  )
}

function readable(layer: string): string {
  const words = layer.replaceAll('_', ' ').trim().toLowerCase()
  return words === '' ? layer : capital(words)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
