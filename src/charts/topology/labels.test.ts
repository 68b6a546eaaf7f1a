import { describe, expect, it } from 'vitest'
import { namesWithRoom, measured, shortened } from './labels'
import { sceneOf } from './scene'
import { linkOf, nodeOf } from './testing/pen'

const six = (text: string): number => 6 * [...text].length

describe('names', () => {
  it('are cut in the middle, and only where they must be', () => {
    expect(shortened('checkout', 48, six)).toBe('checkout')
    expect(shortened('checkout-6b88fd-zzp2m', 90, six)).toBe('checkou…d-zzp2m')
    expect(shortened('checkout', 6, six)).toBe('…')
    expect(shortened('服务服务服务服务', 30, six)).toBe('服务…服务')
  })

  it('are measured once', () => {
    let asked = 0
    const measure = measured((text) => (asked++, six(text)))
    expect([measure('a'), measure('a'), measure('bb')]).toEqual([6, 6, 12])
    expect(asked).toBe(2)
  })

  it('give way to those of troubled and of busy nodes where two would lie on each other', () => {
    const names = ['quiet', 'busy', 'bad', 'far']
    const places = new Map([
      ['quiet', { x: 0, y: 0 }],
      ['busy', { x: 60, y: 0 }],
      ['bad', { x: 120, y: 0 }],
      ['far', { x: 900, y: 0 }],
    ])
    const model = {
      nodes: names.map((id) => nodeOf(id, { tone: id === 'bad' ? 'bad' : 'ok' })),
      links: [linkOf('busy', 'far')],
    }
    const scene = sceneOf(model, { kind: 'layered', places, routes: new Map() }, new Map())
    const shown = namesWithRoom(scene, 0.5, 12, () => 40)
    expect([...shown].map((at) => names[at]).sort()).toEqual(['bad', 'far', 'quiet'])
    expect(namesWithRoom(scene, 1, 12, () => 40).size).toBe(4)
  })
})
