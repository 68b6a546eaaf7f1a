import { expect, it } from 'vitest'
import { parse } from '@/template/parse'
import { problemsIn } from './problemsIn'

const ground = { level: 10.4, metrics: new Set(['service_cpm']) } as const
const textWith = (expression: string): string =>
  JSON.stringify({
    name: 'A',
    layer: 'GENERAL',
    entity: 'Service',
    children: [{ i: '0', x: 0, y: 0, w: 8, h: 8, type: 'Widget', graph: { type: 'Card' }, expressions: [expression] }],
  })

it('warns of a metric that this OAP does not list, where it is written', () => {
  const text = textWith('avg(service_cqm)')
  const { dashboard } = parse(text)
  const [only, ...more] = problemsIn(text, ground, { dashboard, isTwin: false })
  expect(more).toEqual([])
  expect(only?.severity).toBe('warning')
  expect(only?.message).toContain('service_cqm')
  expect(text.slice(only?.from, only?.to)).toBe('"avg(service_cqm)"')
  expect(problemsIn(textWith('avg(service_cpm)'), ground, { dashboard, isTwin: false })).toEqual([])
  expect(problemsIn(text, { level: 10.4 }, { dashboard, isTwin: false })).toEqual([])
})

it('warns of a name that another row has', () => {
  const text = textWith('service_cpm')
  const [only] = problemsIn(text, ground, { dashboard: parse(text).dashboard, isTwin: true })
  expect(only?.severity).toBe('warning')
  expect(text.slice(only?.from, only?.to)).toBe('"A"')
})
