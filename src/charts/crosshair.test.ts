import { describe, expect, it } from 'vitest'
import { createCrosshair } from './crosshair'

describe('crosshair', () => {
  it('is moved by the chart under the pointer and taken away by no other', () => {
    const [a, b] = [Symbol('a'), Symbol('b')]
    const crosshair = createCrosshair()
    crosshair.move(60_000, a)
    crosshair.move(120_000, b)
    crosshair.leave(a)
    expect(crosshair.place.value).toEqual({ at: 120_000, owner: b })
    crosshair.leave(b)
    expect(crosshair.place.value).toBeNull()
  })

  it('does not wake its readers when nothing changed', () => {
    const owner = Symbol('owner')
    const crosshair = createCrosshair()
    crosshair.move(60_000, owner)
    const before = crosshair.place.value
    crosshair.move(60_000, owner)
    expect(crosshair.place.value).toBe(before)
  })
})
