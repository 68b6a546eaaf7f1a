// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Tone } from '@/components/tone'
import MapLegend from './MapLegend.vue'

const link = (tone: Tone, index: number) => ({
  ...{ id: `${index}`, source: 'a', target: 'b', weight: 1, tone, dashed: false, label: [] },
})
const linesOf = (...tones: readonly Tone[]) =>
  mount(MapLegend, { props: { model: { nodes: [], links: tones.map(link) }, unhealthy: '' } })
    .findAll('path.line')
    .map((line) => line.classes().find((name) => name !== 'line'))

describe('the legend of a map', () => {
  it('shows the colours of trouble that are on the map, and no other', () => {
    expect(linesOf('ok', 'warn', 'bad', 'warn')).toEqual(['warn', 'bad'])
    expect(linesOf('warn', 'ok')).toEqual(['warn'])
    expect(linesOf('bad')).toEqual(['bad'])
    expect(linesOf('ok', 'unknown')).toEqual([])
  })
})
