import type { Unit } from '@/charts/format'
import { isBad, type Failure, type Labels, type Result, type Value } from '@/mqe/result'
import type { Service } from '@/protocol/metadata/services'
import type { Column } from './options'

/** What is known of one service, by column; `undefined` has not been asked or answered yet. */
export type Known = ReadonlyMap<string, Result>

export const cellKey = (service: string, column: number): string => `${column} ${service}`
export const trendKey = (service: string, column: number): string => `${column}~${service}`

export interface ListModel {
  readonly services: readonly Service[]
  readonly columns: readonly Column[]
  readonly known: Known
  readonly showGroup: boolean
}

/** A column as drawn: an expression with labelled results has one per label. */
export interface Head {
  readonly key: string
  readonly column: number
  readonly label: string
  readonly title: string
  readonly unit: Unit
}

export type Cell = { readonly value: Value } | { readonly failure: Failure } | null

export interface Order {
  /** Key of a head, or `name`. */
  readonly by: string
  readonly descending: boolean
}

export function headsOf({ columns, known }: Pick<ListModel, 'columns' | 'known'>): readonly Head[] {
  const labels = columns.map(() => new Set<string>())
  for (const [key, result] of known) {
    const [, column] = /^(\d+) /.exec(key) ?? []
    if (column !== undefined) for (const label of labelsIn(result)) labels[Number(column)]?.add(label)
  }
  return columns.flatMap((column, index) => {
    const found = [...(labels[index] ?? [])]
    const shown = found.length > 0 ? found : ['']
    return shown.map((label) => ({
      key: `${index} ${label}`,
      column: index,
      label,
      title: titleOf(column, label, shown.length),
      unit: column.unit,
    }))
  })
}

function titleOf({ title, titles, expression }: Column, label: string, count: number): string {
  const named = titles.get(label) ?? label
  if (count === 1) return title || named || expression
  return title === '' || title === expression ? named : `${title} ${named}`
}

const labelText = (labels: Labels): string => Object.values(labels).join(', ')

function labelsIn(result: Result): readonly string[] {
  if (result.kind === 'scalar') return result.values.map(({ labels }) => labelText(labels))
  return result.kind === 'series' ? result.lines.map(({ labels }) => labelText(labels)) : []
}

/** A series stands for its last value; the stored lists ask for single ones. */
export function cellOf(result: Result | undefined, { label }: Pick<Head, 'label'>): Cell {
  if (!result) return null
  switch (result.kind) {
    case 'failure':
      return { failure: result }
    case 'scalar':
      return { value: result.values.find(({ labels }) => labelText(labels) === label)?.value ?? null }
    case 'series': {
      const line = result.lines.find(({ labels }) => labelText(labels) === label)
      return { value: line?.points.findLast(({ value }) => value !== null)?.value ?? null }
    }
    default:
      return { value: null }
  }
}

/** Every column is answered and none has a value: the service reported nothing in this window. */
export function isQuiet(service: string, { columns, known }: Pick<ListModel, 'columns' | 'known'>): boolean {
  return (
    columns.length > 0 &&
    columns.every((_, index) => {
      const result = known.get(cellKey(service, index))
      if (!result || result.kind === 'failure') return false
      if (result.kind === 'scalar') return result.values.every(({ value }) => value === null)
      if (result.kind === 'series')
        return result.lines.every(({ points }) => points.every(({ value }) => value === null))
      return true
    })
  )
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const byName = (a: Service, b: Service): number =>
  collator.compare(a.group, b.group) || collator.compare(a.shortName, b.shortName) || (a.id < b.id ? -1 : 1)

export function matching(services: readonly Service[], wish: string): readonly Service[] {
  const part = wish.trim().toLowerCase()
  return part === '' ? services : services.filter(({ name }) => name.toLowerCase().includes(part))
}

/**
 * Rows in the order asked for; without a value they come last whichever the direction. Quiet ones come after all others,
 * unless they keep their places because not every row has been asked.
 */
export function ordered(
  services: readonly Service[],
  order: Order,
  heads: readonly Head[],
  model: Pick<ListModel, 'columns' | 'known'>,
  quietLast = true,
): readonly Service[] {
  const head = heads.find(({ key }) => key === order.by)
  const rows = services.map((service) => {
    const cell = head ? cellOf(model.known.get(cellKey(service.id, head.column)), head) : null
    const value = cell && 'value' in cell && cell.value !== null && !isBad(cell.value) ? cell.value : null
    return { service, value, quiet: quietLast && isQuiet(service.id, model) }
  })
  const sign = order.descending ? -1 : 1
  return rows
    .sort((a, b) => {
      if (a.quiet !== b.quiet) return a.quiet ? 1 : -1
      if (!head) return sign * byName(a.service, b.service)
      if (a.value === null || b.value === null) {
        if (a.value !== b.value) return a.value === null ? 1 : -1
        return byName(a.service, b.service)
      }
      return sign * (a.value - b.value) || byName(a.service, b.service)
    })
    .map(({ service }) => service)
}
