import { layerOf } from '@/dashboard/layerWords'
import { sheetPhrase } from '@/dashboard/sheetPhrase'
import type { Place } from '@/scope/place'
import type { End } from './subject'
import { text } from './texts'

/** Pages whose name is a word of ours; the others have names of their own, or none yet. */
const WORDS = {
  home: 'home',
  layers: 'layers',
  widget: 'widget',
  topology: 'map',
  traces: 'traces',
  trace: 'trace',
  logs: 'logs',
  profiling: 'profiles',
  alarms: 'alarms',
  events: 'events',
  dashboards: 'dashboards',
  edit: 'edit',
  settings: 'settings',
  gallery: 'gallery',
  zipkin: 'zipkin',
} as const

export const placeWord = (at: Place['at']): string =>
  Object.hasOwn(WORDS, at) ? text(WORDS[at as keyof typeof WORDS]) : text('nowhere')

/** What the page is called in tabs, bookmarks and the history, most particular first. */
export const titleOf = (place: Place, ends: readonly End[], own = ''): string =>
  [own, ...partsOf(place, ends), 'Aerie'].filter((part) => part !== '').join(' · ')

/** Its most particular part: the entity, else the page. */
export const nameOf = (place: Place, ends: readonly End[]): string =>
  partsOf(place, ends).find((part) => part !== '') ?? ''

function partsOf(place: Place, ends: readonly End[]): readonly string[] {
  const [own] = ends
  const named = ends.length === 2 ? [ends.map(endName).join(' → ')] : [own?.part ?? '', own?.service?.short ?? '']
  if (place.at !== 'layer') return [...named, placeWord(place.at)]
  const layer = layerOf(place.layer).name
  // Whose dashboard it is, is not known here: one that a team called like ours is called so too.
  const name = sheetPhrase(place.name ?? '')
  return [...named, name, layer]
}

/** An end by its shortest name; what a hash stands for is not known yet. */
export const endName = ({ kind, part, service }: End): string => part ?? service?.short ?? text(kind)
