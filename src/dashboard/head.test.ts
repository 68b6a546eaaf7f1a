import { expect, test } from 'vitest'
import { controlHeading, headingOf, isSmallHead, shapeOf } from './head'

const heading = (title: string, type = 'Line', ...units: readonly string[]) =>
  headingOf({ title, graph: { type, options: {} }, metricConfig: units.map((unit) => ({ unit })) })

test('the unit in brackets stands apart from the title', () => {
  expect(heading('Service Avg Response Time (ms)')).toEqual({ title: 'Service Avg Response Time', note: 'ms' })
  expect(heading('CPU (all cores) (%)')).toEqual({ title: 'CPU (all cores)', note: '%' })
  expect(heading('CLR CPU  (.NET Service)')).toEqual({ title: 'CLR CPU', note: '.NET Service' })
})

test('without brackets the one unit of all expressions is named, except where the widget writes it', () => {
  expect(heading('Heap', 'Line', 'MB', 'MB')).toEqual({ title: 'Heap', note: 'MB' })
  expect(heading('Heap', 'Line', 'MB', '%')).toEqual({ title: 'Heap', note: '' })
  expect(heading('Success', 'Card', '%')).toEqual({ title: 'Success', note: '' })
})

test('a title that is all brackets stays a title', () => {
  expect(heading('(unknown)')).toEqual({ title: '(unknown)', note: '' })
  expect(heading('')).toEqual({ title: '', note: '' })
})

test('numbers and rows are waited for in their own shape', () => {
  const item = (type: string, h = 5) => ({
    type: 'Widget',
    graph: { type, options: {} },
    place: { x: 0, y: 0, w: 6, h },
  })
  expect(['Card', 'TopList', 'Line', 'Odd'].map((type) => shapeOf(item(type)))).toEqual([
    'number',
    'rows',
    'chart',
    'chart',
  ])
  expect(shapeOf({ type: 'Topology' })).toBe('chart')
  expect([item('Card'), item('Card', 6), item('Line')].map(isSmallHead)).toEqual([true, false, false])
})

test('a control is called as its author calls it, else by its type', () => {
  expect(controlHeading({ type: 'ThirdPartyApp', raw: { widget: { title: 'Runbooks' } } }).title).toBe('Runbooks')
  expect(controlHeading({ type: 'Event', raw: {} }).title).toBe('Event')
  expect(controlHeading({ type: 'Log', raw: { widget: { title: 7 } } }).title).toBe('Log')
  expect(controlHeading({ type: 'Log', raw: { widget: { title: 'x'.repeat(9_000) } } }).title).toHaveLength(300)
})
