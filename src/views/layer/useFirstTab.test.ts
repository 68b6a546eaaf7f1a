import { expect, test } from 'vitest'
import type { Item } from '@/template/types'
import { withFirst } from './useFirstTab'

const place = { x: 0, y: 0, w: 24, h: 10 }
const tab = (id: string): Item => ({ type: 'Tab', id, place, tabs: [], raw: {} })
const text: Item = { type: 'Text', control: true, id: '0', place, raw: {} }

test('a tab that is meant by its place is that of the first Tab widget', () => {
  const open = new Map([['*', 2]])
  expect([...withFirst(open, { items: [text, tab('4'), tab('7')] })]).toEqual([['4', 2]])
  expect([...withFirst(new Map([...open, ['7', 1]]), { items: [tab('4'), tab('7')] })]).toEqual([
    ['7', 1],
    ['4', 2],
  ])
})

test('where there is none it means nothing; a named one stays as it is', () => {
  expect(withFirst(new Map([['*', 2]]), { items: [text] }).size).toBe(0)
  const named = new Map([['4', 1]])
  expect(withFirst(named, { items: [tab('4')] })).toBe(named)
})
