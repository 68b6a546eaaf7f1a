import { describe, expect, it } from 'vitest'
import { clamp, fit, leastZoom, pan, seenBox, toMap, toScreen, zoomAbout } from './camera'

const extent = { width: 1000, height: 600 }
const camera = { x: 100, y: 50, zoom: 0.5 }

describe('camera', () => {
  it('goes to the screen and back', () => {
    expect(toScreen(camera, extent, { x: 100, y: 50 })).toEqual({ x: 500, y: 300 })
    expect(toMap(camera, extent, toScreen(camera, extent, { x: -7, y: 31 }))).toEqual({ x: -7, y: 31 })
  })

  it('keeps the place under the pointer while it zooms', () => {
    const at = { x: 810, y: 122 }
    const before = toMap(camera, extent, at)
    const after = toMap(zoomAbout(camera, extent, at, 1.7, 0.1), extent, at)
    expect(after.x).toBeCloseTo(before.x, 9)
    expect(after.y).toBeCloseTo(before.y, 9)
    expect(zoomAbout(camera, extent, at, 1e9, 0.1).zoom).toBe(3)
    expect(zoomAbout(camera, extent, at, 1e-9, 0.1).zoom).toBe(0.1)
  })

  it('moves by px of the screen', () => {
    expect(pan(camera, 50, -10)).toEqual({ x: 0, y: 70, zoom: 0.5 })
  })

  it('fits everything and never enlarges', () => {
    const box = { left: 0, right: 4000, top: 0, bottom: 1000 }
    const all = fit(box, extent)
    const seen = seenBox(all, extent)
    expect(seen.left < 0 && seen.right > 4000 && seen.top < 0 && seen.bottom > 1000).toBe(true)
    expect(fit({ left: 0, right: 10, top: 0, bottom: 10 }, extent)).toEqual({ x: 5, y: 5, zoom: 1 })
    expect(leastZoom(box, extent)).toBeLessThan(all.zoom)
  })

  it('cannot lose the map', () => {
    const box = { left: 0, right: 400, top: 0, bottom: 100 }
    expect(clamp({ x: 9999, y: -9999, zoom: 99 }, box, 0.1)).toEqual({ x: 400, y: 0, zoom: 3 })
  })
})
