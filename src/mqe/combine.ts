import { blank, Illegal, single, type Label, type Row, type Working } from './working'

export type Apply = (left: number, right: number) => number

const isList = ({ type }: Working): boolean =>
  type === 'TIME_SERIES_VALUES' || type === 'SORTED_LIST' || type === 'RECORD_LIST'

/** Label lists are matched as sets. */
const labelSet = (labels: readonly Label[]): string =>
  [...new Set(labels.map(({ key, value }) => JSON.stringify([key, value])))].sort().join()

/**
 * Two operands under one operator (mqe.md §5). The result is the "many" side, changed in place: its ids, labels,
 * trace ids and owners stay.
 */
export function combine(left: Working, right: Working, apply: Apply): Working {
  const single = left.type === 'SINGLE_VALUE'
  if (single && right.type === 'SINGLE_VALUE') return singles(left, right, apply)
  if (isList(left) && right.type === 'SINGLE_VALUE') return manyToOne(left, right, apply)
  if (single && isList(right)) return oneToMany(left, right, apply)
  if (left.type === 'TIME_SERIES_VALUES' && right.type === 'TIME_SERIES_VALUES') return series(left, right, apply)
  throw new Illegal('Unsupported operation.')
}

function singles(left: Working, right: Working, apply: Apply): Working {
  if (left.labelled && right.labelled) return labelled(left, right, apply)
  if (left.labelled) return manyToOne(left, right, apply)
  if (right.labelled) return oneToMany(left, right, apply)
  const a = only(left, 'Single to Single, left result is empty or has more than one value.')
  const b = only(right, 'Single to Single, right result is empty or has more than one value.')
  const empty = a.empty[0] === 1 || b.empty[0] === 1
  const result = blank('SINGLE_VALUE')
  result.rows.push(single([], empty ? null : apply(a.numbers[0] ?? 0, b.numbers[0] ?? 0)))
  return result
}

function only(working: Working, message: string): Row {
  const first = working.rows[0]
  if (first?.numbers.length !== 1) throw new Illegal(message)
  return first
}

/** The single side's number counts even where it is empty: upstream never looks. */
function manyToOne(many: Working, one: Working, apply: Apply): Working {
  const value = only(one, 'Many to One, single result is empty or has more than one value.').numbers[0] ?? 0
  return mapValues(many, (number) => apply(number, value))
}

function oneToMany(one: Working, many: Working, apply: Apply): Working {
  const value = only(one, 'One to Many, single result is empty or has more than one value.').numbers[0] ?? 0
  return mapValues(many, (number) => apply(value, number))
}

/** Changes every value that is not empty, in place. */
export function mapValues(working: Working, change: (number: number) => number): Working {
  for (const { numbers, empty } of working.rows) {
    for (let index = 0; index < numbers.length; index += 1) {
      if (empty[index] === 0) numbers[index] = change(numbers[index] ?? 0)
    }
  }
  return working
}

function series(left: Working, right: Working, apply: Apply): Working {
  if (left.labelled && right.labelled) return labelled(left, right, apply)
  if (left.labelled) {
    const plain = right.rows[0]
    if (!plain) throw new Illegal('Series Labeled with No Labeled, no labeled result is empty.')
    for (const each of left.rows) pointwise(each, plain, each, apply, 'Series Labeled with No Labeled')
    return left
  }
  const plain = left.rows[0]
  if (right.labelled) {
    if (!plain) throw new Illegal('Series No Labeled with Labeled, no labeled result is empty.')
    for (const each of right.rows) pointwise(plain, each, each, apply, 'Series No Labeled with Labeled')
    return right
  }
  const other = right.rows[0]
  if (!plain || !other) throw new Illegal('Series No Labeled, left or right result is empty.')
  pointwise(plain, other, plain, apply, 'Series No Labeled')
  return left
}

/** Into `target`; an empty side empties the LEFT point even when the target is the right one (upstream slip). */
function pointwise(left: Row, right: Row, target: Row, apply: Apply, what: string): void {
  const { length } = left.numbers
  if (length !== right.numbers.length) {
    throw new Illegal(`${what}, left and right series value size not equal.`)
  }
  for (let index = 0; index < length; index += 1) {
    if (left.empty[index] === 1 || right.empty[index] === 1) left.empty[index] = 1
    else target.numbers[index] = apply(left.numbers[index] ?? 0, right.numbers[index] ?? 0)
  }
}

function labelled(left: Working, right: Working, apply: Apply): Working {
  const bySet = new Map<string, Row>()
  for (const each of right.rows) bySet.set(labelSet(each.labels), each)
  const areSingles = left.type === 'SINGLE_VALUE'
  for (const each of left.rows) {
    if (areSingles && each.numbers.length !== 1) {
      throw new Illegal('Single Labeled to Single Labeled, left labeled result is empty or has more than one value.')
    }
    const partner = bySet.get(labelSet(each.labels))
    if (!partner) each.empty.fill(1)
    else if (areSingles && partner.numbers.length !== 1) {
      throw new Illegal('Single Labeled to Single Labeled, right labeled result has more than one value.')
    } else if (each.numbers.length > 0) pointwise(each, partner, each, apply, 'Series Labeled with Labeled')
  }
  return left
}
