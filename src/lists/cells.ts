import { unitColumn } from '@/charts/format'
import { currentLocale } from '@/i18n/create'
import { isBad } from '@/mqe/result'
import type { Entry } from './entry'
import { cellKey, cellOf, type Cell, type Head, type ListModel } from './model'
import { t } from './texts'

/** A table cell as text; `hint` says more on hover. */
export interface CellText {
  readonly key: string
  readonly column: number
  readonly label: string
  readonly text: string
  readonly tone: '' | 'muted' | 'bad' | 'failed'
  readonly hint: string | undefined
}

/** Every column has one decimal rule, taken from the rows that are drawn. */
export function cellsFor(
  rows: readonly Entry[],
  heads: readonly Head[],
  { known }: Pick<ListModel, 'known'>,
): readonly (readonly CellText[])[] {
  const table = rows.map(({ id }) => heads.map((head) => cellOf(known.get(cellKey(id, head.column)), head)))
  const formats = heads.map((head, index) => {
    const values = table.map((cells) => {
      const cell = cells[index]
      return cell && 'value' in cell && typeof cell.value === 'number' ? cell.value : null
    })
    return unitColumn(values, head.unit, currentLocale())
  })
  return table.map((cells) => heads.map((head, index) => textOf(cells[index] ?? null, head, formats[index] ?? String)))
}

function textOf(cell: Cell, { key, column, label }: Head, format: (value: number) => string): CellText {
  const place = { key, column, label }
  if (cell === null) return { ...place, text: '', tone: 'muted', hint: undefined }
  if ('failure' in cell) return { ...place, text: '!', tone: 'failed', hint: cell.failure.message }
  if (cell.value === null) return { ...place, text: '–', tone: 'muted', hint: undefined }
  if (isBad(cell.value))
    return { ...place, text: cell.value.bad, tone: 'bad', hint: t('bad', { value: cell.value.bad }) }
  return { ...place, text: format(cell.value), tone: '', hint: undefined }
}
