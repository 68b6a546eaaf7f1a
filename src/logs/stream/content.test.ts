import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, innerOf } from './content'
import { readJson } from './json'
import { preview, type Node } from './node'
import { askedBy, treeRows } from './tree'
import { readYaml } from './yaml'

/** As `JSON.parse` would have it. */
function valueOf(node: Node): unknown {
  if (node.kind === 'object') return Object.fromEntries(node.entries.map(([key, value]) => [key, valueOf(value)]))
  if (node.kind === 'list') return node.items.map(valueOf)
  return node.kind === 'string' ? node.text : JSON.parse(node.text)
}
const fresh = { turned: new Set<string>(), asked: new Map<string, number>() }

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, space) => {
        const read = readJson(JSON.stringify(value, null, space))
        expect('root' in read && valueOf(read.root)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
  it('refuses what JSON.parse refuses, and says where within the text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(200), fc.constantFrom('', '"', '}', ',', 'x', '\n', '\\'), (json, at, put) => {
        const text = json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1)
        const read = readJson(text)
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        expect('root' in read).toBe(isJson)
        if ('fault' in read) expect(read.fault.line).toBeLessThanOrEqual(text.split('\n').length)
      }),
    )
  })
  it.each([
    ['{"a": 1,, "b": 2}', 1, 9],
    ['{"a":\n  tru}', 2, 3],
    ['{"level":"info"', 1, 16],
    ['{} {}', 1, 4],
  ])('stops in %j at %i:%i', (text, line, column) => {
    expect(readJson(text)).toEqual({ fault: { line, column } })
  })
  it('keeps digits, order and fields of one name', () => {
    const read = readJson('{"b":12345678901234567890,"2":1,"b":-0.0}')
    expect('root' in read && preview(read.root)).toBe('{ b: 12345678901234567890, 2: 1, b: -0.0 }')
  })
  it('does not fall over what is nested without end', () => {
    expect(readJson('['.repeat(100_000))).toHaveProperty('fault')
    expect(readJson('{"a":'.repeat(100_000))).toHaveProperty('fault')
  })
})

describe('readYaml', () => {
  const read = (text: string): unknown => {
    const found = readYaml(text)
    return 'root' in found ? valueOf(found.root) : found.fault
  }
  it('reads maps, lists, scalars and block texts', () => {
    expect(
      read(
        `---
# a comment
level: INFO # said twice
message: "tour 4711: \\u00e9\\n"
plain: it's at http://a.b:80/c
single: 'don''t'
none:
empty: []
map: {"a": [1, 2]}
count: 12
yes: true
nested:
  seat: {row: 3}
  list:
  - one
  - name: two
    deep:
      - -1
      -
        - x
stack: |
  java.lang.X: no
    at a.b

  end
folded: >-
  one
  two
`,
      ),
    ).toEqual({
      level: 'INFO',
      message: 'tour 4711: é\n',
      plain: "it's at http://a.b:80/c",
      single: "don't",
      none: null,
      empty: [],
      map: { a: [1, 2] },
      count: 12,
      yes: true,
      nested: { seat: '{row: 3}', list: ['one', { name: 'two', deep: [-1, ['x']] }] },
      stack: 'java.lang.X: no\n  at a.b\n\nend',
      folded: 'one two',
    })
  })
  it.each([
    ['a: 1\n   b: 2', 2, 4],
    ['a: 1\n- b', 2, 1],
    ['a: "open', 1, 4],
    ['a: *anchor', 1, 4],
    ['a: 1\nno colon here', 2, 1],
  ])('stops in %j at %i:%i', (text, line, column) => {
    expect(read(text)).toEqual({ line, column })
  })
  it('takes no long time over what goes on and on', () => {
    const long = (part: string): string => part.repeat(600_000)
    const texts = [
      `a: b${long(' ')}c`,
      `a: |\n${long('\n')} b`,
      `a: |\n${long(' x\n')}`,
      long('a:'),
      `a: "${long(' ')}`,
      long('- '),
    ]
    for (const text of texts) expect(Object.keys(readYaml(text))).toHaveLength(1)
  })
  it('ends whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a:', ' ', '-', ' - ', '\n', 'b', '|', '"', "'", '{', ':', '#', '>'), {
          maxLength: 60,
        }),
        (parts) => {
          expect(Object.keys(readYaml(parts.join('')))).toHaveLength(1)
        },
      ),
    )
    expect(readYaml(Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'))).toHaveProperty('fault')
  })
})

describe('contentOf', () => {
  const of = (content: string, contentType: 'TEXT' | 'JSON' | 'YAML' = 'TEXT') => contentOf({ content, contentType })
  it('makes a tree of JSON, whatever it is called, and says where it is none only if it was called so', () => {
    expect(of('{"a":1}').kind).toBe('tree')
    expect(of('{"a":1}', 'JSON').kind).toBe('tree')
    expect(of('{a}')).toEqual({ kind: 'text', called: null, fault: null })
    expect(of('{a}', 'JSON')).toEqual({ kind: 'text', called: 'JSON', fault: { line: 1, column: 2 } })
    expect(of('order placed', 'JSON')).toEqual({ kind: 'text', called: 'JSON', fault: { line: 1, column: 1 } })
  })
  it('has no tree for a single value or for nothing', () => {
    expect(of('12', 'JSON').kind).toBe('text')
    expect(of('', 'JSON')).toEqual({ kind: 'text', called: null, fault: null })
  })
  it('reads JSON within a string', () => {
    expect(innerOf('{"a":1}')?.kind).toBe('object')
    expect(innerOf('[main] started')).toBe(null)
    expect(innerOf('{{7*7}}')).toBe(null)
  })
})

describe('treeRows', () => {
  const rows = (text: string, state = fresh) => {
    const read = readJson(text)
    return 'root' in read ? treeRows(read.root, state) : []
  }
  const labels = (text: string, state = fresh) => rows(text, state).map(({ label }) => label)

  it('opens two levels, and what is turned', () => {
    const text = '{"a":{"b":{"c":1}},"d":2}'
    expect(labels(text)).toEqual([null, 'a', 'b', 'd'])
    expect(labels(text, { ...fresh, turned: new Set(['0/0']) })).toEqual([null, 'a', 'b', 'c', 'd'])
    expect(labels(text, { ...fresh, turned: new Set(['']) })).toEqual([null])
  })
  it('cuts long ones, says how much is left, and shows more when asked', () => {
    const text = JSON.stringify(Array.from({ length: 1000 }, (_, at) => at))
    const last = rows(text).at(-1)
    expect([rows(text).length, last?.rest, last && askedBy(last)]).toEqual([42, 960, ''])
    expect(rows(text, { ...fresh, asked: new Map([['', 1]]) }).at(-1)?.rest).toBe(760)
  })
  it('opens JSON within strings, and texts below their field', () => {
    const text = JSON.stringify({ body: '{"x":[1]}', stack: 'a\n at b' })
    expect(rows(text).map(({ canOpen }) => canOpen)).toEqual([true, true, true])
    expect(labels(text, { ...fresh, turned: new Set(['0', '1']) })).toEqual([null, 'body', 'x', 'stack', 'stack'])
    expect(rows(text, { ...fresh, turned: new Set(['1']) }).at(-1)?.isText).toBe(true)
  })
  it('names every row once, and no more than it may draw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.array(fc.constantFrom('', '0', '1', '0/0', '0/1')),
        (value, turned) => {
          const found = rows(JSON.stringify([value, value, 'a\nb']), { ...fresh, turned: new Set(turned) })
          expect(new Set(found.map(({ path }) => path)).size).toBe(found.length)
        },
      ),
    )
    const wide = JSON.stringify(Array.from({ length: 24 }, () => Array.from({ length: 24 }, () => 1)))
    expect(rows(wide).length).toBe(301)
    expect(rows(wide).at(-1)?.rest).toBeGreaterThan(10)
  })
})
