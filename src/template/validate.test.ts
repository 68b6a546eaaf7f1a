import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConfiguration } from './parse'
import type { Json } from './types'
import { validate, type Ground } from './validate'

const ground: Ground = {
  level: 10.4,
  graphs: new Set(['Line']),
  controls: new Set(['Trace']),
  metrics: new Set(['a', 'b']),
}

function faults(children: Json, on: Ground = ground): readonly string[] {
  const { dashboard } = parseConfiguration({ name: 'n', layer: 'l', entity: 'Service', children })
  return dashboard === null
    ? ['no dashboard']
    : validate(dashboard, on).map(({ path, message }) => `${path}: ${message}`)
}
const chart = (expressions: readonly string[], type = 'Line') => ({
  x: 0,
  y: 0,
  w: 8,
  h: 8,
  i: '0',
  type: 'Widget',
  graph: { type },
  expressions,
})

test('a dashboard of known types, metrics and correct expressions has no fault', () => {
  expect(
    faults([chart(['a/100', 'top_n(b,10,des)', "relabels(a{p='50'},p='50',p='x')"]), { ...chart([]), type: 'Trace' }]),
  ).toEqual([])
})

test('each fault has the path of what causes it', () => {
  const pages = [{ name: 'one', expression: 'is_present(c)', children: [chart(['a', 'avg(a'], 'Gauge')] }]
  const stored = [
    { ...chart(['a) b']), subExpressions: ['c'] },
    { x: 0, y: 0, w: 24, h: 9, i: '1', type: 'Tab', children: pages },
    { ...chart([]), type: 'Sky', nodeExpressions: ['x'] },
  ]
  expect(faults(stored)).toEqual([
    '$.children[0].expressions[0]: OAP ignores what follows the expression: ) b',
    '$.children[0].subExpressions[0]: the metric c does not exist',
    '$.children[1].children[0].expression: the metric c does not exist',
    '$.children[1].children[0].children[0].graph.type: Gauge cannot be drawn',
    expect.stringMatching(/^\$\.children\[1\]\.children\[0\]\.children\[0\]\.expressions\[1\]: line 1:5 /),
    '$.children[2].type: Sky cannot be drawn',
    '$.children[2].nodeExpressions[0]: the metric x does not exist',
  ])
})

test('the level decides what parses', () => {
  const children = [chart(["top_n(a,10,des,attr0='GENERAL')"])]
  expect(faults(children)).toEqual([])
  expect(faults(children, { level: 10.1 })).toHaveLength(1)
})

const SHARED = '../shared/oap/templates-10.4'
if (!existsSync(SHARED)) test.skip('the templates of OAP 10.4 are not mounted', () => {})
else
  test('of all expressions that OAP 10.4 shipped ten are empty and one has something behind it that OAP ignores', () => {
    const found = readdirSync(SHARED, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => JSON.parse(readFileSync(`${SHARED}/${file}`, 'utf8')) as { id: string; configuration: Json }[])
      .flatMap(({ id, configuration }) => {
        const { dashboard } = parseConfiguration(configuration)
        return dashboard === null
          ? [id]
          : validate(dashboard, { level: 10.4 }).map(({ path, message }) => `${id} ${path}: ${message}`)
      })
    expect(found.filter((fault) => !fault.endsWith(': is empty'))).toEqual([
      'Flink-JobManager $.children[0].children[0].children[10].expressions[0]: OAP ignores what follows the expression: )',
    ])
    expect(found).toHaveLength(11)
  })

test('an expression that would exhaust the stack is told, not tried', () => {
  const long = [`a${'+a'.repeat(5_000)}`, '('.repeat(10_000)]
  expect(faults([chart(long)])).toEqual([
    '$.children[0].expressions[0]: is longer than 2000 characters',
    '$.children[0].expressions[1]: is longer than 2000 characters',
  ])
  const longest = [`a${'+a'.repeat(999)}`, `${'avg('.repeat(400)}a${')'.repeat(400)}`, '('.repeat(2_000)]
  expect(() => faults([chart(longest)])).not.toThrow()
})
