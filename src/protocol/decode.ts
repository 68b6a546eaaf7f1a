/** Reads a value that came over the wire, or throws a `Mismatch` that names the place. Members nobody asked for are ignored. */
export type Decoder<Value> = (value: unknown, path: string) => Value

export type DecodedBy<D> = D extends Decoder<infer Value> ? Value : never

/** The answer does not have the shape that the protocol promises. */
export class Mismatch extends Error {
  readonly path: string

  constructor(path: string, expected: string, found: unknown) {
    super(`${path}: expected ${expected}, got ${describe(found)}`)
    this.name = 'Mismatch'
    this.path = path
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value).slice(0, 60)}`
}

export const text: Decoder<string> = (value, path) => {
  if (typeof value !== 'string') throw new Mismatch(path, 'text', value)
  return value
}

export const flag: Decoder<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Mismatch(path, 'a boolean', value)
  return value
}

/** GraphQL's `Int` and OAP's `Long`, which some proxies pass on as text. */
export const integer: Decoder<number> = (value, path) => {
  const found = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof found !== 'number' || !Number.isFinite(found)) throw new Mismatch(path, 'a number', value)
  return found
}

/** An enum of the server: values that a newer one may add survive as text. */
export const open =
  <const Known extends string>(..._known: readonly Known[]): Decoder<Known | (string & {})> =>
  (value, path) =>
    text(value, path)

export const optional =
  <Value>(decoder: Decoder<Value>): Decoder<Value | null> =>
  (value, path) =>
    value === null || value === undefined ? null : decoder(value, path)

export const list =
  <Value>(decoder: Decoder<Value>): Decoder<readonly Value[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw new Mismatch(path, 'a list', value)
    return value.map((item: unknown, index) => decoder(item, `${path}[${index}]`))
  }

/** GraphQL lets a server send `null` for a list that has nothing in it. */
export const listOrNone =
  <Value>(decoder: Decoder<Value>): Decoder<readonly Value[]> =>
  (value, path) =>
    optional(list(decoder))(value, path) ?? []

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Fields = Readonly<Record<string, Decoder<unknown>>>
type Shape<F extends Fields> = { readonly [K in keyof F]: DecodedBy<F[K]> }

export const object =
  <const F extends Fields>(fields: F): Decoder<Shape<F>> =>
  (value, path) => {
    if (!isRecord(value)) throw new Mismatch(path, 'an object', value)
    const entries = Object.entries(fields).map(([name, decoder]) => [name, decoder(value[name], `${path}.${name}`)])
    return Object.fromEntries(entries) as Shape<F>
  }

/** The `data` of a document with one root field. */
export const answerOf =
  <Value>(field: string, decoder: Decoder<Value>) =>
  (data: unknown): Value => {
    if (!isRecord(data)) throw new Mismatch('data', 'an object', data)
    return decoder(data[field], field)
  }
