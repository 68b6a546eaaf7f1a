import { pathText, type Fault, type Path } from './fault'
import type { Json } from './json'
import type { Nullable, Shape } from './shape'

/** Where in the answer we are. The path changes with every step. */
interface Walk {
  readonly json: Json
  readonly path: (string | number)[]
  readonly faults: Fault[]
}

/** Members of a list that are written between two pauses, and lists within lists that pause. */
const SLICE = 100
const DEEP = 2

/**
 * Writes the part of a resolver's plain answer that the shape asks for, with pauses in long lists near the top. False for a
 * null where the schema allows none: it takes the nearest nullable parent with it, and what was written is void. Faults
 * are added to `faults`.
 */
export function writing(
  json: Json,
  shape: Shape,
  value: unknown,
  { path, parent, faults }: Place,
): Generator<undefined, boolean> {
  return slowly(shape, value, { json, path: [...path], faults }, parent, DEEP)
}

function* slowly(
  shape: Shape,
  value: unknown,
  walk: Walk,
  parent: string,
  deep: number,
): Generator<undefined, boolean> {
  const inner = shape.kind === 'required' ? shape.inner : shape
  if (inner.kind === 'leaf' || value === null || value === undefined) return keep(shape, value, walk, parent)
  const start = walk.json.length
  const whole = yield* inner.kind === 'list'
    ? slowList(inner.item, value, walk, parent, deep)
    : slowObject(inner, value, walk, deep)
  if (whole) return true
  walk.json.rewind(start)
  walk.json.raw('null')
  return shape.kind !== 'required'
}

function* slowList(
  item: Shape,
  value: unknown,
  walk: Walk,
  parent: string,
  deep: number,
): Generator<undefined, boolean> {
  if (!Array.isArray(value)) throw new Error(`${pathText(walk.path)} is no list`)
  let whole = true
  walk.json.raw('[')
  for (let index = 0; index < value.length; index += 1) {
    if (index > 0) walk.json.raw(',')
    walk.path.push(index)
    const kept =
      deep > 1 ? yield* slowly(item, value[index], walk, parent, deep - 1) : keep(item, value[index], walk, parent)
    if (!kept) whole = false
    walk.path.pop()
    if (index % SLICE === SLICE - 1) yield
  }
  walk.json.raw(']')
  return whole
}

function* slowObject(
  shape: Extract<Nullable, { kind: 'object' }>,
  value: unknown,
  walk: Walk,
  deep: number,
): Generator<undefined, boolean> {
  if (!isRecord(value)) throw new Error(`${pathText(walk.path)} is no object`)
  let whole = true
  for (const { key, name, opening, shape: inner } of shape.members) {
    walk.json.raw(opening)
    walk.path.push(key)
    const member = name === '__typename' ? shape.type : value[name]
    if (!(yield* slowly(inner, member, walk, shape.type, deep))) whole = false
    walk.path.pop()
  }
  walk.json.raw('}')
  return whole
}

/** Where a value belongs. */
interface Place {
  readonly path: Path
  /** Name of the type that has the field. */
  readonly parent: string
  readonly faults: Fault[]
}

function keep(shape: Shape, value: unknown, walk: Walk, parent: string): boolean {
  if (shape.kind !== 'required') {
    keepNullable(shape, value, walk, parent)
    return true
  }
  if (value === null || value === undefined) {
    walk.faults.push(absentFault(shape.inner, walk.path, parent))
    return false
  }
  return keepNullable(shape.inner, value, walk, parent)
}

/** False when null was written: the value was null, or has lost a part it must have. */
function keepNullable(shape: Nullable, value: unknown, walk: Walk, parent: string): boolean {
  const { json } = walk
  if (value === null || value === undefined) {
    json.raw('null')
    return false
  }
  if (shape.kind === 'leaf') {
    json.value(value)
    return true
  }
  const start = json.length
  if (shape.kind === 'list' ? keepList(shape.item, value, walk, parent) : keepObject(shape, value, walk)) return true
  json.rewind(start)
  json.raw('null')
  return false
}

function keepList(item: Shape, value: unknown, walk: Walk, parent: string): boolean {
  if (!Array.isArray(value)) throw new Error(`${pathText(walk.path)} is no list`)
  let whole = true
  walk.json.raw('[')
  for (let index = 0; index < value.length; index += 1) {
    if (index > 0) walk.json.raw(',')
    walk.path.push(index)
    if (!keep(item, value[index], walk, parent)) whole = false
    walk.path.pop()
  }
  walk.json.raw(']')
  return whole
}

function keepObject(shape: Extract<Nullable, { kind: 'object' }>, value: unknown, walk: Walk): boolean {
  if (!isRecord(value)) throw new Error(`${pathText(walk.path)} is no object`)
  let whole = true
  for (const { key, name, opening, shape: inner } of shape.members) {
    walk.json.raw(opening)
    walk.path.push(key)
    if (!keep(inner, name === '__typename' ? shape.type : value[name], walk, shape.type)) whole = false
    walk.path.pop()
  }
  walk.json.raw('}')
  return whole
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function absentFault(shape: Nullable, path: readonly (string | number)[], parent: string): Fault {
  const type = shape.kind === 'list' ? 'List' : shape.type
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
