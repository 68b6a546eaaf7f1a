import { identityOf } from '@/layers/registry'
import { grouped } from '@/protocol/ids'
import type { Place } from '@/scope/place'
import { namedOf } from './subject'

/** What the page is called in tabs, bookmarks and the history, most particular first. `word` translates a place. */
export function titleOf(place: Place, word: (at: Place['at']) => string): string {
  const parts = place.at === 'layer' ? layerParts(place) : [word(place.at)]
  return [...parts, 'Aerie'].filter((part) => part !== '').join(' · ')
}

function layerParts({ layer, of, name }: Extract<Place, { readonly at: 'layer' }>): string[] {
  const { service, part } = namedOf(of)
  return [part ?? '', service ? grouped(service.name).short : '', name ?? '', identityOf(layer).name]
}
