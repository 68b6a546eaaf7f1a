import { dashboard, row } from '@/template/build'
import { card, line, serviceList } from '@/template/part'
import type { Dashboard } from '@/template/types'
import type { Layer } from './identity'
import { capital } from './unknown'

/** Also what the dashboards are called that replace these one day: links stay. */
const NAME = 'Overview'

/** What is shown where neither the server nor we have a dashboard: a layer's services, and the vital number of one. */
export function defaultDashboard(layer: Layer, entity: Dashboard['entity']): Dashboard | null {
  if (entity === 'All') return ofLayer(layer)
  return entity === 'Service' ? ofService(layer) : null
}

function ofLayer({ id, nouns, vital }: Layer): Dashboard {
  const columns =
    vital === null ? [] : [{ label: vital.label, unit: vital.unit, ask: vital.expression, trend: vital.series }]
  return dashboard(
    { name: NAME, layer: id, entity: 'All', isRoot: true },
    row(32, serviceList(capital(nouns.service[1]), columns, { w: 24, opens: '' })),
  )
}

function ofService({ id, vital }: Layer): Dashboard | null {
  if (vital === null) return null
  const { label, unit, expression, series } = vital
  return dashboard(
    { name: NAME, layer: id, entity: 'Service', isDefault: true },
    row(
      12,
      card(label, { ask: expression, unit, trend: series }, { w: 6 }),
      line(unit === '' ? label : `${label} (${unit})`, { ask: series, unit, label: label.toLowerCase() }, { w: 18 }),
    ),
  )
}
