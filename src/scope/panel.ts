import type { Subject } from './place'

/** What of an address belongs to one panel: a full page has it bare, a cell of a dashboard as `w.<cell>.<key>`. */
export interface PanelState {
  readonly of?: Subject
  readonly q?: string
  readonly sort?: string
  readonly page?: number
  readonly sel?: string
  readonly view?: string
  /** Share that is shown, 0 to 1. */
  readonly z?: readonly [number, number]
  /** By the name after `f.`; a filter that is not there is not set. */
  readonly filters?: ReadonlyMap<string, string>
}

export const PANEL_KEYS = [
  'of',
  'q',
  'sort',
  'page',
  'sel',
  'view',
  'z',
] as const satisfies readonly (keyof PanelState)[]

/** `undefined` takes a key away; `filters` names only those that change, `null` takes one away. */
export type PanelChange = {
  readonly [K in Exclude<keyof PanelState, 'filters'>]?: PanelState[K] | undefined
} & { readonly filters?: Readonly<Record<string, string | null>> }

export function changedPanel(state: PanelState, { filters, ...rest }: PanelChange): PanelState {
  const plain = Object.entries({ ...state, ...rest }).filter(([key, value]) => key !== 'filters' && value !== undefined)
  const named = new Map(state.filters)
  for (const [name, value] of Object.entries(filters ?? {}))
    if (value === null) named.delete(name)
    else named.set(name, value)
  return { ...Object.fromEntries(plain), ...(named.size > 0 ? { filters: named } : {}) }
}

/** The part of a whole state that the panel of a full page has. */
export function panelOf(state: PanelState): PanelState {
  const keys = [...PANEL_KEYS, 'filters'] as const
  return Object.fromEntries(keys.flatMap((key) => (state[key] === undefined ? [] : [[key, state[key]]])))
}

/** The name of a cell inside a key: dots part keys. */
const cellCode = (cell: string): string => cell.replace(/[.%]/g, (sign) => (sign === '.' ? '%2E' : '%25'))
const cellText = (code: string): string => code.replace(/%2E|%25/gi, (sign) => (sign === '%25' ? '%' : '.'))

export const cellKey = (cell: string, key: string): string => `w.${cellCode(cell)}.${key}`

/** `null`: not a key of a cell. */
export function readCellKey(key: string): { readonly cell: string; readonly key: string } | null {
  const [, cell, rest] = /^w\.([^.]+)\.(.+)$/s.exec(key) ?? []
  const isOurs =
    rest !== undefined && ((PANEL_KEYS as readonly string[]).includes(rest) || (rest.startsWith('f.') && rest !== 'f.'))
  return cell !== undefined && isOurs ? { cell: cellText(cell), key: rest } : null
}
