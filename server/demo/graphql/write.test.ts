import { describe, expect, it } from 'vitest'
import type { Fault } from './fault'
import { Json } from './json'
import type { Nullable, Shape } from './shape'
import { writing } from './write'

const leaf: Nullable = { kind: 'leaf', type: 'String' }
const required = (inner: Nullable): Shape => ({ kind: 'required', inner })
const list = (item: Shape): Nullable => ({ kind: 'list', item })
const object = (members: Readonly<Record<string, Shape>>): Nullable => ({
  kind: 'object',
  type: 'Thing',
  members: Object.entries(members).map(([key, shape], index) => ({
    key,
    name: key,
    opening: `${index === 0 ? '{' : ','}"${key}":`,
    shape,
  })),
})

let pauses = 0

function written(shape: Shape, value: unknown) {
  const json = new Json()
  const faults: Fault[] = []
  const slices = writing(json, shape, value, { path: ['q'], parent: 'Query', faults })
  let slice = slices.next()
  for (; !slice.done; slice = slices.next()) pauses++
  const whole = slice.value
  const text = Buffer.from(json.bytes()).toString()
  return { value: whole ? (JSON.parse(text) as unknown) : 'void', paths: faults.map(({ path }) => path) }
}

describe('the asked part of a plain answer', () => {
  const point = object({ id: required(leaf), value: leaf })

  it('has the asked members only, in the order of the question', () => {
    const { value } = written(list(point), [{ value: 'a', id: '1', other: 1 }, { id: '2', value: null }, null])
    expect(JSON.stringify(value)).toBe('[{"id":"1","value":"a"},{"id":"2","value":null},null]')
  })

  it('loses the nearest nullable parent of a null that may not be', () => {
    const { value, paths } = written(object({ a: leaf, rows: list(point) }), { a: 'kept', rows: [{ id: '1' }, {}] })
    expect(value).toEqual({ a: 'kept', rows: [{ id: '1', value: null }, null] })
    expect(paths).toEqual([['q', 'rows', 1, 'id']])
  })

  it('passes the loss up through lists and objects that may not be null, and names every cause', () => {
    const strict = object({ a: leaf, rows: required(list(required(point))) })
    const { value, paths } = written(object({ b: leaf, in: strict }), { b: 'kept', in: { a: 'lost', rows: [{}, {}] } })
    expect(value).toEqual({ b: 'kept', in: null })
    expect(paths).toEqual([
      ['q', 'in', 'rows', 0, 'id'],
      ['q', 'in', 'rows', 1, 'id'],
    ])
  })

  it('is void when nothing around it may be null', () => {
    expect(written(required(list(required(point))), [{ id: '1' }, {}]).value).toBe('void')
    expect(written(required(leaf), undefined).value).toBe('void')
  })

  it('is the same in pieces, at whichever depth a part is lost', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => (index === 150 ? {} : { id: `${index}` }))
    const kept = (count: number) => rows(count).map(({ id = null }) => (id === null ? null : { id, value: null }))
    const deep = object({ rows: list(object({ values: list(point) })) })
    pauses = 0
    expect(written(list(point), rows(250)).value).toEqual(kept(250))
    expect(pauses).toBe(2)
    const { value, paths } = written(deep, { rows: [{ values: rows(160) }, null, { values: rows(20) }] })
    expect(value).toEqual({ rows: [{ values: kept(160) }, null, { values: kept(20) }] })
    expect(paths).toEqual([['q', 'rows', 0, 'values', 150, 'id']])
    expect(pauses).toBe(3)
  })

  it('refuses a resolver that does not fit the schema', () => {
    expect(() => written(list(leaf), 'text')).toThrow('/q is no list')
    expect(() => written(point, [])).toThrow('/q is no object')
  })
})
