import { expect, test } from 'vitest'
import { parseConfiguration } from '@/template/parse'
import type { Json, JsonObject } from '@/template/types'
import { faultsByItem } from './itemFaults'

const place = { x: 0, y: 0, w: 8, h: 8 }

test('a fault stands with the item that it is about, in a tab and on the sheet', () => {
  const chart = { ...place, i: '0', type: 'Widget', graph: { type: 'Line' }, expressions: ['a', 7] }
  const inner = { ...place, i: '1', h: -4, type: 'Text' }
  const tab = { ...place, i: '2', type: 'Tab', children: [{ name: 'One', children: [inner] }, null] }
  const children: Json = [chart, tab, 'odd']
  const raw: JsonObject = { name: 'n', layer: 'L', entity: 'All', isRoot: 'yes', children }
  const found = faultsByItem(raw, parseConfiguration(raw).faults)
  expect([...found]).toEqual([
    [chart, ['expressions[1] should be text, is a number']],
    [inner, ['h -4 is not possible, 1 is used']],
    [tab, ['children[1] should be an object, is null']],
  ])
})

test('a path that leads nowhere is nobody’s', () => {
  expect(faultsByItem({}, [{ path: '$.children[0].i', message: 'is missing' }]).size).toBe(0)
  expect(faultsByItem({ children: 'x' }, [{ path: '$.children[0]', message: 'a' }]).size).toBe(0)
})
