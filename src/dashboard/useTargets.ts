import { provide } from 'vue'
import { useRouter } from 'vue-router'
import { HREF, type Target } from '@/components/target'
import { known } from '@/layers/registry'
import { listServices } from '@/protocol/metadata/services'
import { useLast } from '@/query/use-operation'
import type { Entity } from '@/scope/entity'
import type { Place } from '@/scope/place'
import { useLocation, type StateChange } from '@/stores/location'
import type { Page } from '@/stores/page'
import { linkText } from '@/time/format'
import { placeFor } from './placeFor'

/** A trace that lies outside the window is looked for in the half hours around it. */
const AROUND = 30 * 60_000

const FOLDERS: ReadonlySet<string> = new Set(known.map(({ id }) => id))
const hasFolder = (layer: string): boolean => FOLDERS.has(layer)

interface Led {
  readonly place: Place
  readonly change: StateChange
}

/**
 * Whatever leads somewhere on this page becomes a real link, and can be followed. `layer` is that of the page, empty where it
 * has none: an entity is shown in the first layer of its service then, as far as the list of services has come.
 */
export function useTargets(page: () => Page, layer: () => string): (target: Target) => void {
  const location = useLocation()
  const router = useRouter()
  const services = useLast(listServices, () => ({ layer: null }))
  const layerOf = ({ serviceName, normal }: Entity): string => {
    const found = services.value?.find((one) => one.name === serviceName && (one.normal ?? true) === normal)
    return found?.layers.find(hasFolder) ?? found?.layers[0] ?? ''
  }
  const led = (target: Target): Led | null => {
    switch (target.to) {
      case 'entity': {
        const own = target.layer ?? (layer() || layerOf(target.entity))
        const place = own === '' ? null : placeFor(target, own)
        return place && { place, change: {} }
      }
      case 'trace': {
        const sel = target.span === undefined ? {} : { sel: target.span }
        return {
          place: { at: 'trace', traceId: target.traceId },
          change: { ...sel, ...reaching(page(), target.around) },
        }
      }
      case 'page':
        return { place: target.place, change: target.state ?? {} }
    }
  }
  provide(HREF, (target) => {
    const found = led(target)
    return found && router.resolve(location.href(found.place, found.change)).href
  })
  return (target) => {
    const found = led(target)
    if (found) location.go(found.place, found.change)
  }
}

function reaching({ window: { start, end } }: Page, around: number | undefined): StateChange {
  if (around === undefined || (around >= start && around < end)) return {}
  return { from: linkText(around - AROUND), to: linkText(around + AROUND), step: undefined }
}
