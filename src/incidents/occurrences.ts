import { parseEndpointId, parseServiceId, type ServiceKey } from '@/protocol/ids'
import { isFiring, lastKnown, type Episode } from './episodes'

const MINUTE = 60_000

/** Alarms of one service that begin this near to each other are of one occurrence; so much may lie between. */
const SAME_SERVICE_MS = 5 * MINUTE
/** Alarms of other services must begin nearer, and end at about the same time. */
const OTHERS_MS = 2 * MINUTE
const ENDS_MS = 15 * MINUTE

/** What happened once, as several rules saw it. */
export interface Occurrence {
  /** Of its first episode. */
  readonly key: string
  /** The first begun first. */
  readonly episodes: readonly Episode[]
  readonly start: number
  /** Epoch ms of the last recovery; `null` unless every episode has one. */
  readonly end: number | null
  readonly isFiring: boolean
  /** Names of the services, in the order in which their alarms came. */
  readonly services: readonly string[]
}

interface Open {
  readonly first: Episode
  readonly episodes: Episode[]
  readonly services: Set<string>
}

/** Episodes grouped by time and entity, the latest begun first. */
export function occurrencesOf(episodes: readonly Episode[]): readonly Occurrence[] {
  const found: Open[] = []
  for (const one of [...episodes].sort((a, b) => a.start - b.start || lastKnown(b) - lastKnown(a))) {
    const services = servicesOf(one)
    const home = homeOf(one, services, found)
    if (home) {
      home.episodes.push(one)
      for (const name of services) home.services.add(name)
    } else found.push({ first: one, episodes: [one], services: new Set(services) })
  }
  return found.map(told).reverse()
}

/** The latest begun that it belongs to; those that began too long before are not looked at. */
function homeOf(one: Episode, services: readonly string[], found: readonly Open[]): Open | null {
  for (let index = found.length - 1; index >= 0; index--) {
    const open = found[index]
    if (!open || one.start - open.first.start > SAME_SERVICE_MS) return null
    if (belongs(one, services, open)) return open
  }
  return null
}

function belongs(one: Episode, services: readonly string[], { first, services: known }: Open): boolean {
  if (services.some((name) => known.has(name))) return true
  return one.start - first.start <= OTHERS_MS && apart(one, first) <= ENDS_MS
}

/** ms between the ends of two, as far as both are known; else between the last that was heard of them. */
const apart = (one: Episode, other: Episode): number =>
  one.end !== null && other.end !== null
    ? Math.abs(one.end - other.end)
    : Math.abs(one.latest.startTime - other.latest.startTime)

function told({ first, episodes, services }: Open): Occurrence {
  const ends = episodes.flatMap(({ end }) => end ?? [])
  return {
    key: first.key,
    episodes,
    start: first.start,
    end: ends.length === episodes.length ? Math.max(...ends) : null,
    isFiring: episodes.some(isFiring),
    services: [...services],
  }
}

/** The service of the id and, of a relation, the one that the name leads to. */
function servicesOf({ latest: { id, name } }: Episode): readonly string[] {
  const near: ServiceKey | undefined = parseServiceId(id) ?? parseEndpointId(id)?.service
  if (!near) return name === null ? [id] : [name]
  const before = `${near.name} to `
  return name?.startsWith(before) ? [near.name, name.slice(before.length)] : [near.name]
}
