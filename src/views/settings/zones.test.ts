import { describe, expect, it } from 'vitest'
import { zoneNames, zonesFound } from './zones'

const names = ['America/Los_Angeles', 'Asia/Calcutta', 'Europe/Berlin']

describe('zonesFound', () => {
  it('lists all before anything is typed', () => {
    expect(zonesFound(names, ' ')).toEqual(names)
  })

  it('finds by any part, as people write it', () => {
    expect(zonesFound(names, 'los angeles')).toEqual(['America/Los_Angeles'])
    expect(zonesFound(names, 'BERLIN')).toEqual(['Europe/Berlin'])
    expect(zonesFound(names, 'Atlantis')).toEqual([])
  })

  it('offers a name that the platform knows and does not list', () => {
    expect(zonesFound(names, 'Asia/Kolkata')).toEqual(['Asia/Kolkata'])
    expect(zonesFound(names, 'Asia/Calcutta')).toEqual(['Asia/Calcutta'])
  })

  it('has names on this platform', () => {
    expect(zoneNames()).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Berlin']))
    expect(new Set(zoneNames()).size).toBe(zoneNames().length)
  })
})
