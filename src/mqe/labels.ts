import type { Aggregate } from './ast'
import type { Level } from './source'
import { EngineThrow, row, type Label, type Row, type Working } from './working'

const isBlank = (text: string): boolean => text.trim() === ''

/** Java's split by comma: without trimming, trailing empty parts dropped, a leading comma splits nothing (upstream slip). */
function listed(value: string): string[] {
  if (isBlank(value)) return []
  if (value.indexOf(',') <= 0) return [value]
  const parts = value.split(',')
  while (parts.at(-1) === '') parts.pop()
  return parts
}

/** Renames label values (and the label) of a labelled result in place. Returns OAP's error text, `null` when it went well. */
export function relabel(working: Working, target: NamedValue, replacement: NamedValue): string | null {
  const from = listed(target.value)
  const to = listed(replacement.value)
  if (from.length === 0 || to.length === 0) return null
  if (from.length !== to.length) {
    return `Target label [${target.name}]: the number of relabel values is not equal to the number of replace label.`
  }
  const renamed = new Map(from.map((value, index) => [value, { key: replacement.name, value: to[index] ?? '' }]))
  for (const each of working.rows) {
    each.labels = each.labels.map((label) => (label.key === target.name && renamed.get(label.value)) || label)
  }
  return null
}
interface NamedValue {
  readonly name: string
  readonly value: string
}

interface Fold {
  add(value: number): void
  result(): number
}

function fold(fn: Aggregate): Fold {
  let value = 0
  let count = 0
  const add = {
    avg: (next: number) => void (value += next),
    sum: (next: number) => void (value += next),
    max: (next: number) => void (count === 1 || next > value ? (value = next) : value),
    min: (next: number) => void (count === 1 || next < value ? (value = next) : value),
  }
  const combine = fn === 'avg' || fn === 'max' || fn === 'min' ? add[fn] : add.sum
  return {
    add(next) {
      count += 1
      combine(next)
    },
    result: () => (fn === 'avg' ? value / count : value),
  }
}

/** All rows of a group point by point, empties ignored; ids and owners are those of the first row. */
function merged(labels: readonly Label[], rows: readonly Row[], fn: Aggregate): Row {
  const first = rows[0]
  const length = first?.numbers.length ?? 0
  const result = row(labels, new Float64Array(length), new Uint8Array(length), first?.ids ?? [])
  result.owners = first?.owners ?? null
  for (let index = 0; index < length; index += 1) {
    const values = fold(fn)
    let filled = false
    for (const each of rows) {
      if (index >= each.numbers.length) throw outOfBounds(index, each.numbers.length)
      if (each.empty[index] === 1) continue
      values.add(each.numbers[index] ?? 0)
      filled = true
    }
    if (filled) result.numbers[index] = values.result()
    else result.empty[index] = 1
  }
  return result
}

export const outOfBounds = (index: number, length: number): EngineThrow =>
  new EngineThrow(`java.lang.IndexOutOfBoundsException: Index ${index} out of bounds for length ${length}`)

/**
 * Groups a labelled result by `names` (those the first row does not have are ignored) and folds each group. Without
 * any name left everything is one group without labels, and the result is no longer labelled.
 */
export function aggregateLabels(working: Working, fn: Aggregate, names: readonly string[]): Working {
  const present = working.rows[0]?.labels ?? []
  const by = names.filter((name) => present.some(({ key }) => key === name))
  const groups = new Map<string, { labels: Label[]; rows: Row[] }>()
  for (const each of working.rows) {
    const labels = by.map((name) => each.labels.find(({ key }) => key === name) ?? { key: name, value: '' })
    const key = JSON.stringify(labels.map(({ value }) => value))
    const group = groups.get(key)
    if (group) group.rows.push(each)
    else groups.set(key, { labels, rows: [each] })
  }
  if (groups.size === 1 && by.length === 0) working.labelled = false
  working.rows = [...groups.values()].map(({ labels, rows }) => merged(labels, rows, fn))
  return working
}

/**
 * The rows that `{name='value,…'}` selects: the values of one label are alternatives, several labels must all match.
 * Blanks around values are trimmed since 10.4; a label that matches nothing empties the result since 10.4 and was
 * ignored before where another one matched.
 */
export function selected<T extends { readonly labels: readonly Label[] }>(
  rows: readonly T[],
  selectors: readonly NamedValue[],
  level: Level,
): readonly T[] {
  const wanted = new Map<string, Set<string>>()
  for (const { name, value } of selectors) {
    if (isBlank(value)) continue
    const parts = value.split(',').map((part) => (level >= 10.4 ? part.trim() : part))
    for (const part of parts.filter((each) => each !== '')) {
      wanted.set(name, (wanted.get(name) ?? new Set()).add(part))
    }
  }
  if (wanted.size === 0) return rows
  const matches = [...wanted].map(([name, values]) =>
    rows.filter(({ labels }) => labels.some(({ key, value }) => key === name && values.has(value))),
  )
  const effective = level >= 10.4 ? matches : matches.filter((match) => match.length > 0)
  if (effective.length === 0) return []
  return rows.filter((each) => effective.every((match) => match.includes(each)))
}
