import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hashOf } from './canonical'
import { parse } from './parse'
import { print, printFile } from './print'
import stock from './stock.json'
import type { Item, Json, JsonObject } from './types'

const SHARED = '../shared/oap'
const mounted = existsSync(`${SHARED}/templates-10.4`)

interface Exported {
  readonly id: string
  readonly configuration: JsonObject
}
const exported: readonly Exported[] = mounted
  ? readdirSync(`${SHARED}/templates-10.4`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .sort()
      .flatMap((file) => JSON.parse(readFileSync(`${SHARED}/templates-10.4/${file}`, 'utf8')) as Exported[])
  : []

if (!mounted) test.skip('the templates of OAP 10.4 are not mounted', () => {})

if (mounted)
  describe('every template that OAP 10.4 shipped', () => {
    test('there are 135', () => expect(exported).toHaveLength(135))

    test.each(exported.map(({ id, configuration }) => [id, configuration] as const))('%s', (_, configuration) => {
      const { dashboard, faults } = parse(JSON.stringify(configuration))
      if (dashboard === null) throw new Error('nothing to draw')
      expect(faults.filter(({ path }) => !path.endsWith('.i'))).toEqual([])
      const ids = everyItem(dashboard.items).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toHaveLength(countStored(configuration))
      expect(JSON.parse(print(dashboard.raw))).toEqual(configuration)
      expect(JSON.parse(printFile(dashboard.raw))).toEqual(configuration)
      const hashes: Readonly<Record<string, readonly string[]>> = stock
      expect(hashes[dashboard.layer]).toContain(hashOf(dashboard.raw))
    })

    test('the two without a widget id are told', () => {
      const faults = exported.flatMap(({ id, configuration }) =>
        parse(JSON.stringify(configuration)).faults.map(({ path }) => `${id} ${path}`),
      )
      expect(faults).toEqual([
        'clickhouse-service $.children[0].children[1].children[0].i',
        'Kong-Service $.children[0].children[1].children[0].i',
      ])
    })

    test('the vendored hashes are those of the file', () => {
      const { templates } = JSON.parse(readFileSync(`${SHARED}/stock-hashes.json`, 'utf8')) as {
        templates: readonly { readonly layer: string; readonly hash: string }[]
      }
      const vendored = Object.entries(stock).flatMap(([layer, hashes]) => hashes.map((hash) => `${layer} ${hash}`))
      expect(vendored.sort()).toEqual(templates.map(({ layer, hash }) => `${layer} ${hash}`).sort())
    })
  })

const everyItem = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) =>
    'tabs' in item ? [item, ...item.tabs.flatMap(({ items: inner }) => everyItem(inner))] : [item],
  )

/** Widgets and controls of the stored text, counted without the parser. */
function countStored(value: Json): number {
  if (Array.isArray(value)) return (value as readonly Json[]).reduce((sum: number, one) => sum + countStored(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  const own = 'x' in value && 'type' in value ? 1 : 0
  return own + Object.values(value).reduce((sum: number, one) => sum + countStored(one), 0)
}

describe('print', () => {
  const content: JsonObject = {
    zebra: 1,
    children: [{ type: 'Text', h: 2, x: 0, unknown: { b: 1, a: 2 }, y: 0, w: 24, i: '0' }],
    name: 'a',
    entity: 'All',
    layer: 'L',
    aerie: { v: 1 },
  }

  test('the same content prints the same, whatever order it came in', () => {
    const turned = Object.fromEntries(Object.entries(content).reverse()) as JsonObject
    expect(print(turned)).toBe(print(content))
    expect(print(content)).toBe(
      '{"name":"a","layer":"L","entity":"All","zebra":1,"aerie":{"v":1},"children":[{"x":0,"y":0,"w":24,"h":2,"i":"0","type":"Text","unknown":{"a":2,"b":1}}]}',
    )
  })
  test('files end with a line end and are indented', () => {
    expect(printFile({ b: 1, a: [] })).toBe('{\n  "a": [],\n  "b": 1\n}\n')
  })
})
