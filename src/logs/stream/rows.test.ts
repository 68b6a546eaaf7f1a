import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogLine } from '@/protocol/log/line'
import { finds, narrowed } from './find'
import { rowsOf } from './rows'
import { marked } from './words'

const line = (content: string, given: Partial<LogLine> = {}): LogLine => ({
  service: 'plover::catalog',
  serviceId: 's',
  instance: 'catalog-1',
  instanceId: 'i',
  endpoint: null,
  endpointId: null,
  traceId: null,
  time: 1_773_858_012_418,
  contentType: 'TEXT',
  content,
  tags: [],
  ...given,
})
const lines = fc.array(
  fc.record({
    content: fc.constantFrom('a', 'b', '', 'a\n'),
    time: fc.constantFrom(1, 2, null),
    instance: fc.constantFrom('x', null),
  }),
  { maxLength: 40 },
)
const made = (all: readonly Partial<LogLine>[]): readonly LogLine[] => all.map((one) => line('', one))
const keysOf = (all: readonly LogLine[]): readonly string[] => rowsOf(all).map(({ key }) => key)

describe('rowsOf', () => {
  it('gives each row a key of its own, and the same after more is loaded', () => {
    fc.assert(
      fc.property(lines, fc.nat(40), (given, pages) => {
        const all = made(given)
        const part = keysOf(all.slice(0, pages))
        const keys = keysOf(all)
        expect(new Set(keys).size).toBe(all.length)
        expect(keys.slice(0, part.length)).toEqual(part)
      }),
    )
  })
  it('gives equal lines of another answer the same keys', () => {
    fc.assert(
      fc.property(lines, (given) => {
        expect(keysOf(made(given))).toEqual(keysOf(made(given)))
      }),
    )
  })
  it('keeps the keys of lines before which new ones come, where they are told apart', () => {
    const old = [line('a'), line('b', { time: 5 }), line('c')]
    expect(keysOf([line('new'), ...old]).slice(1)).toEqual(keysOf(old))
  })
  it('keeps the rows themselves', () => {
    const all = [line('a'), line('a'), line('b')]
    const rows = rowsOf(all.slice(0, 2))
    expect(rowsOf(all)[1]).toBe(rows[1])
    expect(rowsOf(all)).toBe(rowsOf(all))
  })
  it('has no two lines of 50 000 under one key, and tells long ones apart by their ends', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => line(`order ${at} placed`))
    expect(keysOf(many).filter((key) => key.includes('.'))).toEqual([])
    const long = 'x'.repeat(1_000_000)
    expect(new Set(keysOf([line(`${long}a`), line(`${long}b`), line(`a${long}`), line(`${long}aa`)])).size).toBe(4)
    expect(keysOf([line(`${long}a`), line(`${long}b`)]).some((key) => key.includes('.'))).toBe(false)
  })
})

describe('finding', () => {
  const rows = rowsOf([
    line('Connection refused (50.*)', { tags: [{ key: 'level', value: 'ERROR' }] }),
    line('connected', { traceId: 'AbC.1', endpoint: 'GET:/items' }),
    line('ok', {
      tags: [
        { key: 'tenant', value: 'eu-1' },
        { key: 'level', value: 'warn' },
      ],
    }),
  ])
  it('takes words as they stand, whatever their case, anywhere in a line', () => {
    expect([...finds(rows, ['CONNECT'])]).toEqual([0, 1])
    expect([...finds(rows, ['.*'])]).toEqual([0])
    expect([...finds(rows, ['abc.1', 'tenant=EU'])]).toEqual([1, 2])
    expect([...finds(rows, ['', ' '])]).toEqual([])
    expect([...finds(rows, ['(a+)+$', '[', '\\'])]).toEqual([])
  })
  it('narrows by levels, by words that all stand there and by words that do not', () => {
    expect(narrowed(rows, {})).toBe(rows)
    expect(narrowed(rows, { levels: new Set(['warn', null]) })).toEqual([rows[1], rows[2]])
    expect(narrowed(rows, { include: ['connection', '50'] })).toEqual([rows[0]])
    expect(narrowed(rows, { exclude: ['connection', 'tenant'] })).toEqual([rows[1], rows[2]])
  })
})

describe('marked', () => {
  it('divides the text and loses nothing of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }), (text, words) => {
        const pieces = marked(text, words)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const { text: one, hit } of pieces)
          if (hit)
            expect(
              words.some(
                (word) => word.toLowerCase() === one.toLowerCase() || word.toUpperCase() === one.toUpperCase(),
              ),
            ).toBe(true)
      }),
    )
  })
  it('marks every place, the longer word first', () => {
    expect(marked('a.b A.B ab', ['a.', 'a.b'])).toEqual([
      { text: 'a.b', hit: true },
      { text: ' ', hit: false },
      { text: 'A.B', hit: true },
      { text: ' ab', hit: false },
    ])
  })
})
