import { pathText, type Fault } from './fault'
import type { Shape } from './shape'

/** A null where the schema allows none: it takes the nearest nullable parent with it. */
export const ABSENT = Symbol('absent')

/** Where in the answer we are; copied only into a fault. */
interface Walk {
  readonly path: (string | number)[]
  readonly faults: Fault[]
}

/** The part of a resolver's plain answer that the shape asks for, or ABSENT. Faults are added to `faults`. */
export const project = (shape: Shape, value: unknown, key: string, faults: Fault[], parent: string): unknown =>
  keep(shape, value, { path: [key], faults }, parent)

function keep(shape: Shape, value: unknown, walk: Walk, parent: string): unknown {
  if (shape.kind === 'required') {
    if (value !== null && value !== undefined) {
      const inner = keep(shape.inner, value, walk, parent)
      return inner === null ? ABSENT : inner
    }
    walk.faults.push(absentFault(shape.inner, walk.path, parent))
    return ABSENT
  }
  if (value === null || value === undefined) return null
  if (shape.kind === 'leaf') return value
  if (shape.kind === 'list') return keepList(shape.item, value, walk, parent)
  return keepObject(shape, value, walk)
}

function keepList(item: Shape, value: unknown, walk: Walk, parent: string): unknown {
  if (!Array.isArray(value)) throw new Error(`${pathText(walk.path)} is no list`)
  const kept: unknown[] = []
  let whole = true
  for (let index = 0; index < value.length; index += 1) {
    walk.path.push(index)
    const one = keep(item, value[index], walk, parent)
    walk.path.pop()
    if (one === ABSENT) whole = false
    else kept.push(one)
  }
  return whole ? kept : null
}

function keepObject(shape: Extract<Shape, { kind: 'object' }>, value: unknown, walk: Walk): unknown {
  if (!isRecord(value)) throw new Error(`${pathText(walk.path)} is no object`)
  const kept: Record<string, unknown> = {}
  let whole = true
  for (const { key, name, shape: inner } of shape.members) {
    walk.path.push(key)
    const one = name === '__typename' ? shape.type : keep(inner, value[name], walk, shape.type)
    walk.path.pop()
    if (one === ABSENT) whole = false
    else kept[key] = one
  }
  return whole ? kept : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function absentFault(shape: Shape, path: readonly (string | number)[], parent: string): Fault {
  const type = shape.kind === 'leaf' || shape.kind === 'object' ? shape.type : 'List'
  return {
    message:
      `The field at path '${pathText(path)}' was declared as a non null type, but the code involved in retrieving data ` +
      'has wrongly returned a null value.  The graphql specification requires that the parent field be set to null, or ' +
      `if that is non nullable that it bubble up null to its parent and so on. The non-nullable type is '${type}' ` +
      `within parent type '${parent}'`,
    path: [...path],
    extensions: { classification: 'NullValueInNonNullableField' },
  }
}
