import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../types'
import { exported, imported } from './files'

const sheet = (name: string, more: JsonObject = {}): JsonObject => ({ name, layer: 'L', entity: 'All', ...more })
const read = (value: unknown): readonly unknown[] =>
  imported(JSON.stringify(value)).entries.map(({ path, id, dashboard, faults }) => [
    path,
    id,
    dashboard?.name ?? null,
    ...faults.map(({ path: at, message }) => `${at} ${message}`),
  ])

describe('exported', () => {
  test('is the list that Booster UI reads, in one order of names', () => {
    expect(exported([{ id: '1', configuration: '{"children":[],"layer":"L","name":"a","entity":"All"}' }])).toBe(
      [
        '[',
        '  {',
        '    "id": "1",',
        '    "configuration": {',
        ...['      "name": "a",', '      "layer": "L",', '      "entity": "All",', '      "children": []'],
        ...['    }', '  }', ']', ''],
      ].join('\n'),
    )
  })
  test('keeps the text of a damaged row', () => {
    expect(JSON.parse(exported([{ id: '1', configuration: '{"name":' }]))).toEqual([
      { id: '1', configuration: '{"name":' },
    ])
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    expect(JSON.parse(exported([{ id: '1', configuration: deep }]))).toEqual([{ id: '1', configuration: deep }])
  })
})

describe('imported', () => {
  test('takes lists of rows, of configurations, and a single one', () => {
    expect(read([{ id: '1', configuration: sheet('a') }, sheet('b')])).toEqual([
      ['$[0].configuration', '1', 'a'],
      ['$[1]', null, 'b'],
    ])
    expect(read(sheet('a', { id: 'x' }))).toEqual([['$', 'x', 'a']])
    expect(read({ id: '1', configuration: JSON.stringify(sheet('a')) })).toEqual([['$.configuration', '1', 'a']])
    expect(imported(`\uFEFF${JSON.stringify(sheet('a', { id: 'x' }))}`).entries[0]?.configuration).toBe(
      '{"name":"a","layer":"L","entity":"All"}',
    )
  })

  test('names the faults of each, and refuses only what cannot be drawn', () => {
    expect(
      read([
        7,
        { id: '2', configuration: '{' },
        { configuration: [] },
        sheet('a', { children: [{ x: 0, y: 0, w: 1, h: 1, type: 'Text' }] }),
        sheet('a'),
        { id: 'horizon.x', configuration: { kind: 'h' } },
      ]),
    ).toEqual([
      ['$[0]', null, null, '$ should be an object, is a number'],
      ['$[1].configuration', '2', null, '$ is not JSON: a name in double quotes is missing at the end'],
      ['$[2].configuration', null, null, '$ should be an object, is a list'],
      ['$[3]', null, 'a', '$.children[0].i is missing'],
      ['$[4]', null, null, '$ is in this file already, at $[3]'],
      ['$[5].configuration', 'horizon.x', null, '$.entity is missing', '$.name is missing', '$.layer is missing'],
    ])
  })

  test('a file that holds none says so', () => {
    const faultOf = (text: string): string | undefined => imported(text).fault?.message
    expect(['7', '[]', '{"a":', '['.repeat(1e6)].map(faultOf)).toEqual([
      'should be a list of dashboards, is a number',
      'holds no dashboards',
      'a value is missing at the end',
      'is nested deeper than 100 levels',
    ])
  })

  const FOLDER = '../shared/oap/templates-10.4'
  if (!existsSync(FOLDER)) test.skip('the templates of OAP 10.4 are not mounted', () => {})
  else
    test('all that OAP 10.4 shipped come back from a file', () => {
      const rows = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .flatMap(
          (file) =>
            JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as { id: string; configuration: JsonObject }[],
        )
      const { entries } = imported(
        exported(rows.map(({ id, configuration }) => ({ id, configuration: JSON.stringify(configuration) }))),
      )
      expect(entries.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
      expect(entries.map(({ configuration }) => JSON.parse(configuration) as JsonObject)).toEqual(
        rows.map(({ configuration: { id: _, ...kept } }) => kept),
      )
    })
})
