import { DENSITIES, THEMES, type Density, type Theme } from '@/scope/state'
import { readMoment } from '@/time/moment'
import { DEFAULT_RANGE } from '@/time/range'
import { isZone } from '@/time/zone'

export const CONTRASTS = ['auto', 'more', 'normal'] as const
export type Contrast = (typeof CONTRASTS)[number]
export const PREFER = ['server', 'aerie'] as const
export type Prefer = (typeof PREFER)[number]

/** What fills an address that does not say. */
export interface Preferences {
  readonly theme: Theme
  readonly contrast: Contrast
  readonly density: Density
  /** A language tag, or `auto`: the browser's. */
  readonly lang: string
  /** `browser`, `oap`, `utc` or an IANA name. */
  readonly tz: string
  readonly from: string
  readonly to: string
  /** Seconds between refreshes, 0 is off. */
  readonly refresh: number
  /** Whose dashboards come first where both the server and Aerie have one. */
  readonly prefer: Prefer
  /** The layer menu beside the rail is shut. */
  readonly menuShut: boolean
  readonly emptyLayers: boolean
  /** Groups of the menu that are collapsed, by title. */
  readonly shutGroups: readonly string[]
  /** Pickers leave out who had no data in the window. */
  readonly hideSilent: boolean
  readonly shortcuts: boolean
}

export const BUILT_IN: Preferences = {
  theme: 'auto',
  contrast: 'auto',
  density: 'regular',
  lang: 'auto',
  tz: 'oap',
  from: DEFAULT_RANGE.from,
  to: DEFAULT_RANGE.to,
  refresh: 0,
  prefer: 'server',
  menuShut: false,
  emptyLayers: false,
  shutGroups: [],
  hideSilent: false,
  shortcuts: true,
}

type Check<Value> = (value: unknown) => value is Value
const oneOf =
  <Value extends string>(values: readonly Value[]): Check<Value> =>
  (value): value is Value =>
    values.some((known) => known === value)
const flag: Check<boolean> = (value) => typeof value === 'boolean'
const titles: Check<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.length <= 100 && value.every((title) => typeof title === 'string')
const moment: Check<string> = (value): value is string => typeof value === 'string' && 'value' in readMoment(value)

const CHECKS: { readonly [K in keyof Preferences]: Check<Preferences[K]> } = {
  theme: oneOf(THEMES),
  contrast: oneOf(CONTRASTS),
  density: oneOf(DENSITIES),
  lang: (value): value is string => typeof value === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value),
  tz: (value): value is string => typeof value === 'string' && isZone(value),
  from: moment,
  to: moment,
  refresh: (value): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 86_400,
  prefer: oneOf(PREFER),
  menuShut: flag,
  emptyLayers: flag,
  shutGroups: titles,
  hideSilent: flag,
  shortcuts: flag,
}

/** Takes what is usable; anything else, and every key of another version, is left out. */
export function readPreferences(value: Readonly<Record<string, unknown>>): Partial<Preferences> {
  const taken = Object.entries(CHECKS).filter(([key, check]) => Object.hasOwn(value, key) && check(value[key]))
  return Object.fromEntries(taken.map(([key]) => [key, value[key]]))
}
