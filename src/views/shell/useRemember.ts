import { watchEffect } from 'vue'
import { MOST_SERVICES, useServices } from '@/query/services'
import type { Place } from '@/scope/place'
import { listName, useKept } from '@/stores/kept'
import type { End } from './subject'

/** Entities whose pages were opened are the recent ones of the pickers, once OAP has said that their service is there. */
export function useRemember(place: () => Place, ends: () => readonly End[]): void {
  const kept = useKept()
  const services = useServices(() => null)
  watchEffect(() => {
    const here = place()
    const [end, other] = ends()
    if (here.at !== 'layer' || !end?.service || other) return
    const { id } = end.service
    const all = services.data.value
    const isThere = all?.some((one) => one.id === id) ?? false
    if (!isThere && (all?.length ?? 0) < MOST_SERVICES) return
    const { kind, part, service } = end
    const list = listName(here.layer, kind)
    if (kind === 'service') kept.remember(list, { id, text: service.short, note: service.group })
    else if (part !== null) kept.remember(list, { id: end.id, text: part, note: '' })
  })
}
