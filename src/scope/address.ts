import { readPlace, writePlace, type Place } from './place'
import { readPart, wellFormed } from './segment'
import { readState, writeState, type BadKey, type State } from './state'

/** The address bar, typed: everything that decides what is on the screen. */
export interface Address {
  readonly place: Place
  readonly state: State
  /** Values that cannot be read; named to the reader and dropped from the next address. */
  readonly bad: readonly BadKey[]
  /** Keys nobody here knows: kept. */
  readonly foreign: readonly Pair[]
}
type Pair = readonly [key: string, value: string]

export const VERSION = 1

/** `UPGRADES[n]` takes the pairs of version n to n + 1. An address without `v` is of the first version. */
const UPGRADES: Readonly<
  Record<number, (path: string, pairs: readonly Pair[]) => { path: string; pairs: readonly Pair[] }>
> = {}

/** `href` is path, query and hash without the base: `/layer/GENERAL?from=now-2h`. Never throws. */
export function readAddress(href: string): Address {
  const [beforeHash = ''] = href.split('#')
  const cut = beforeHash.indexOf('?')
  let path = cut < 0 ? beforeHash : beforeHash.slice(0, cut)
  let pairs = cut < 0 ? [] : readPairs(beforeHash.slice(cut + 1))
  for (let version = versionOf(pairs); version < VERSION; version += 1) {
    const upgraded = UPGRADES[version]?.(path, pairs)
    if (upgraded) {
      path = upgraded.path
      pairs = [...upgraded.pairs]
    }
  }
  const { state, bad, foreign } = readState(pairs.filter(([key]) => key !== 'v'))
  return { place: readPlace(path), state, bad, foreign }
}

/** Versions we do not know are read as ours: what they added is kept as unknown keys. */
function versionOf(pairs: readonly Pair[]): number {
  const written = pairs.find(([key]) => key === 'v')?.[1] ?? '1'
  return /^\d{1,4}$/.test(written) ? Number(written) : VERSION
}

export function writeAddress({ place, state, foreign }: Pick<Address, 'place' | 'state'> & Partial<Address>): string {
  const pairs = [...writeState(state), ...(foreign ?? [])]
  if (pairs.length === 0) return writePlace(place)
  const query = [...pairs, ['v', String(VERSION)] as const]
    .map(([key, value]) => `${code(key)}=${code(value)}`)
    .join('&')
  return `${writePlace(place)}?${query}`
}

/** `: , / @` and friends are legal in a query and easier to read as they are. */
const code = (part: string): string =>
  encodeURIComponent(wellFormed(part))
    .replace(/%(?:3A|2C|2F|40|24)/g, (hex) => decodeURIComponent(hex))
    .replaceAll("'", '%27')

function readPairs(query: string): Pair[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const cut = part.indexOf('=')
      const read = (raw: string): string => readPart(raw.replaceAll('+', ' '))
      return cut < 0 ? [read(part), ''] : [read(part.slice(0, cut)), read(part.slice(cut + 1))]
    })
}
