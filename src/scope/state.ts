import type { Step } from '@/time/step'
import { readMoment } from '@/time/moment'
import { isZone } from '@/time/zone'
import { cellKey, readCellKey, type PanelState } from './panel'
import { isSubjectKind, type Subject } from './place'

export const HIDEABLE = ['nav', 'time', 'entity', 'footer'] as const
export type Hideable = (typeof HIDEABLE)[number]
export const THEMES = ['auto', 'dark', 'light'] as const
export type Theme = (typeof THEMES)[number]
export const DENSITIES = ['regular', 'compact', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]
const STEPS: readonly Step[] = ['MINUTE', 'HOUR', 'DAY']

/** The query string. Absent means that preferences decide. */
export interface State {
  readonly of?: Subject
  readonly from?: string
  readonly to?: string
  readonly step?: Step
  readonly tz?: string
  /** Seconds between refreshes; 0 is off. */
  readonly refresh?: number
  readonly cold?: boolean
  /** Open tab by id of the Tab widget. */
  readonly tab?: ReadonlyMap<string, number>
  readonly vs?: string
  readonly with?: readonly string[]
  readonly vars?: ReadonlyMap<string, string>
  readonly q?: string
  readonly filters?: ReadonlyMap<string, string>
  readonly sort?: string
  readonly page?: number
  readonly sel?: string
  readonly view?: string
  /** JSON of a widget that no dashboard holds: of old links to one widget. */
  readonly config?: string
  /** Share of the panel that is shown, 0 to 1. */
  readonly z?: readonly [number, number]
  /** Of the panels in cells of a dashboard, by the id of the cell. */
  readonly panels?: ReadonlyMap<string, PanelState>
  readonly embed?: boolean
  readonly hide?: readonly Hideable[]
  readonly theme?: Theme
  readonly lang?: string
  readonly density?: Density
}

/** A value that cannot be parse: it counts as absent, and the page says so. */
export interface BadKey {
  readonly key: string
  readonly value: string
}

type Scalar = Exclude<keyof State, 'vars' | 'filters' | 'panels'>
interface Codec<Value> {
  /** `null`: bad. */
  readonly parse: (text: string) => Value | null
  readonly print: (value: Value) => string
}

const text: Codec<string> = { parse: (value) => (value === '' ? null : value), print: (value) => value }
const moment: Codec<string> = {
  parse: (value) => ('value' in readMoment(value) ? value : null),
  print: (value) => value,
}
const flag: Codec<boolean> = {
  parse: (value) => (value === '1' || value === 'true' || value === '' ? true : value === '0' ? false : null),
  print: (value) => (value ? '1' : '0'),
}
const oneOf = <Value extends string>(values: readonly Value[]): Codec<Value> => ({
  parse: (value) => values.find((known) => known === value) ?? null,
  print: (value) => value,
})
const whole = (least: number, most: number): Codec<number> => ({
  parse: (value) => (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : null),
  print: String,
})

/** `,` and `%` of an item itself are percent codes, so that items can be told apart. */
const listItem = (item: string): string => item.replace(/[%,]/g, (sign) => (sign === '%' ? '%25' : '%2C'))
const itemText = (item: string): string => item.replace(/%2C|%25/gi, (code) => (code === '%25' ? '%' : ','))
const items = (value: string): string[] => value.split(',').filter((item) => item !== '')

const subject: Codec<Subject> = {
  parse(value) {
    const [kind = '', ...id] = value.split(':')
    return isSubjectKind(kind) && id.join(':') !== '' ? { kind, id: id.join(':') } : null
  },
  print: ({ kind, id }) => `${kind}:${id}`,
}

const openTabs: Codec<ReadonlyMap<string, number>> = {
  parse(value) {
    const pairs = items(value).map((item) => /^(.+):(\d{1,4})$/s.exec(item))
    if (pairs.length === 0 || pairs.includes(null)) return null
    return new Map(pairs.map((pair) => [itemText(pair?.[1] ?? ''), Number(pair?.[2])]))
  },
  print: (tabs) => [...tabs].map(([id, index]) => `${listItem(id)}:${index}`).join(','),
}

const share: Codec<readonly [number, number]> = {
  parse(value) {
    const match = /^(\d(?:\.\d{1,9})?)-(\d(?:\.\d{1,9})?)$/.exec(value)
    const from = Number(match?.[1])
    const to = Number(match?.[2])
    return match && from < to && to <= 1 ? [from, to] : null
  },
  print: ([from, to]) => `${Number(from.toFixed(9))}-${Number(to.toFixed(9))}`,
}

/** In the order in which they are written. */
const CODECS: { readonly [K in Scalar]: Codec<NonNullable<State[K]>> } = {
  of: subject,
  from: moment,
  to: moment,
  step: oneOf(STEPS),
  tz: { parse: (value) => (isZone(value) ? value : null), print: (value) => value },
  refresh: {
    parse: (value) => (value === 'off' ? 0 : whole(1, 86_400).parse(value)),
    print: (value) => (value ? String(value) : 'off'),
  },
  cold: flag,
  tab: openTabs,
  vs: {
    parse: (value) => (value === 'prev' || /^-\d{1,5}[smhdwMy]$/.test(value) ? value : null),
    print: (value) => value,
  },
  with: {
    parse: (value) => (items(value).length ? items(value).map(itemText) : null),
    print: (ids) => ids.map(listItem).join(','),
  },
  q: text,
  sort: text,
  page: whole(1, 999_999_999),
  sel: text,
  view: text,
  config: text,
  z: share,
  embed: flag,
  hide: {
    parse(value) {
      const parts = items(value).map((part) => HIDEABLE.find((known) => known === part))
      return parts.length && !parts.includes(undefined) ? parts.filter((part) => part !== undefined) : null
    },
    print: (parts) => parts.join(','),
  },
  theme: oneOf(THEMES),
  lang: {
    parse: (value) => (/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? value : null),
    print: (value) => value,
  },
  density: oneOf(DENSITIES),
}

type Pair = readonly [key: string, value: string]
export interface ReadState {
  readonly state: State
  readonly bad: readonly BadKey[]
  /** Keys of others, kept as they came. */
  readonly foreign: readonly Pair[]
}

export function readState(pairs: Iterable<Pair>): ReadState {
  const state: { -readonly [K in keyof State]: State[K] } = {}
  const bad: BadKey[] = []
  const foreign: Pair[] = []
  const groups = { 'var.': new Map<string, string>(), 'f.': new Map<string, string>() }
  const cells = new Map<string, Pair[]>()
  const take = <K extends Scalar>(key: K, value: string): void => {
    const read = CODECS[key].parse(value)
    if (read === null) bad.push({ key, value })
    else state[key] = read as State[K]
  }
  for (const [key, value] of pairs) {
    const cell = readCellKey(key)
    const prefix = key.startsWith('var.') ? 'var.' : key.startsWith('f.') ? 'f.' : null
    if (prefix && key !== prefix) groups[prefix].set(key.slice(prefix.length), value)
    else if (cell) cells.set(cell.cell, [...(cells.get(cell.cell) ?? []), [cell.key, value]])
    else if (Object.hasOwn(CODECS, key)) take(key as Scalar, value)
    else foreign.push([key, value])
  }
  if (groups['var.'].size) state.vars = groups['var.']
  if (groups['f.'].size) state.filters = groups['f.']
  const panels = new Map<string, PanelState>()
  for (const [cell, own] of cells) {
    const read = readState(own)
    bad.push(...read.bad.map(({ key, value }) => ({ key: cellKey(cell, key), value })))
    if (Object.keys(read.state).length > 0) panels.set(cell, read.state)
  }
  if (panels.size) state.panels = panels
  return { state: state as State, bad, foreign }
}

export function writeState(state: State): Pair[] {
  const pairs: Pair[] = []
  const put = <K extends Scalar>(key: K): void => {
    const value = state[key]
    if (value !== undefined) pairs.push([key, CODECS[key].print(value as NonNullable<State[K]>)])
  }
  for (const key of Object.keys(CODECS) as Scalar[]) put(key)
  for (const [name, value] of state.vars ?? []) pairs.push([`var.${name}`, value])
  for (const [name, value] of state.filters ?? []) pairs.push([`f.${name}`, value])
  for (const [cell, panel] of state.panels ?? [])
    for (const [key, value] of writeState(panel)) pairs.push([cellKey(cell, key), value])
  return pairs
}

/** What every link inside a frame carries along. */
export const PRESENTATION = ['embed', 'hide', 'theme', 'lang', 'density'] as const satisfies readonly Scalar[]
/** What a link to another page about other entities keeps of this one: the time and how it is shown. */
export const CARRIED = [
  'from',
  'to',
  'step',
  'tz',
  'refresh',
  'cold',
  ...PRESENTATION,
] as const satisfies readonly Scalar[]

export function carried(state: State): State {
  const entries = CARRIED.flatMap((key) => (state[key] === undefined ? [] : [[key, state[key]] as const]))
  return Object.fromEntries(entries)
}
