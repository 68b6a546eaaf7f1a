import { describe, expect, it } from 'vitest'
import { unitOf } from '@/charts/format'
import { fitted, numberWidth } from './fit'
import type { Head } from './model'

const head = (title: string, column: number): Head => ({
  key: `${column} `,
  column,
  label: '',
  title,
  name: title,
  unit: unitOf(''),
})
const heads = ['Load', 'Success', 'Average', 'Apdex'].map(head)
const trends = [true, true, true, false]
const fit = (width: number, preferred = 'Success', group = true, letters = 8) => {
  const { heads: shown, sparks, group: hasGroup } = fitted({ heads, trends, group, preferred, letters }, width)
  return { titles: shown.map(({ title }) => title), sparks: [...sparks], group: hasGroup }
}

describe('fitted', () => {
  it('keeps the name and the worst number of a narrow list', () => {
    expect(fit(390)).toEqual({ titles: ['Success'], sparks: [], group: false })
    expect(fit(300, 'Nobody')).toEqual({ titles: ['Load'], sparks: [], group: false })
    expect(fitted({ heads: [], trends: [], group: false, preferred: '', letters: 0 }, 300).heads).toEqual([])
  })

  it('shows as many numbers as have room, the preferred among them', () => {
    expect(fit(470, 'Apdex').titles).toEqual(['Load', 'Success', 'Apdex'])
    expect(fit(560).titles).toEqual(['Load', 'Success', 'Average', 'Apdex'])
  })

  it('adds one trend, then the group, then the other trends', () => {
    expect(fit(700)).toMatchObject({ sparks: ['0 '], group: false })
    expect(fit(780)).toMatchObject({ sparks: ['0 '], group: true })
    expect(fit(780, '', false)).toMatchObject({ sparks: ['0 ', '1 '], group: false })
    expect(fit(1200)).toMatchObject({ sparks: ['0 ', '1 ', '2 '], group: true })
    expect(fit(Infinity).sparks).toHaveLength(3)
  })

  it('gives long names their room before the group and further trends', () => {
    const { length } = 'postgres-orders.data.svc.cluster.local:5432'
    expect(fit(830, '', true, 8)).toMatchObject({ sparks: ['0 '], group: true })
    expect(fit(830, '', true, length)).toMatchObject({ sparks: ['0 '], group: false })
    expect(fit(750, '', false, 8).sparks).toHaveLength(2)
    expect(fit(750, '', false, length).sparks).toHaveLength(1)
    expect(fit(820, '', true, 60)).toEqual(fit(820, '', true, 1_000))
    expect(fit(1200, '', true, 1_000)).toMatchObject({ sparks: ['0 ', '1 ', '2 '], group: true })
  })

  it('gives a long heading its room, and has fewer columns then', () => {
    const long = { ...head('Consumed', 4), unit: unitOf('messages / min') }
    expect(heads.map(numberWidth)).toEqual([88, 88, 88, 88])
    expect([numberWidth(long), numberWidth({ ...long, title: 'x'.repeat(99) })]).toEqual([128, 128])
    expect(numberWidth({ ...long, unit: unitOf('/min') })).toBe(106)
    const wishes = { heads: [...heads.slice(0, 3), long], trends: [], group: false, preferred: '', letters: 0 }
    expect(fitted(wishes, 560).heads).toHaveLength(3)
    expect(fitted(wishes, 592).heads).toHaveLength(4)
  })
})
