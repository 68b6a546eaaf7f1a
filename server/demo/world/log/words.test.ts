import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { world } from '../testing'
import { finished } from '../trace/testing'
import { linesOf } from './testing'

const NOW = Date.parse('2026-03-18T18:20:00Z')

describe('what a line may say', () => {
  const sheets = world.logs.sources.flatMap((_, source) => {
    const sheet = finished(world.logs.sheet(source, NOW / 60_000 - 1))
    return Array.from({ length: sheet.count }, (__, at) => ({ sheet, at }))
  })

  it('is never told to lack a part of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sheets), fc.nat(), fc.nat(40), ({ sheet, at }, from, length) => {
        const content = world.logs.content(sheet, at).toLowerCase()
        const start = from % Math.max(1, content.length)
        const word = content.slice(start, start + length + 1)
        expect(world.logs.maySay(sheet.mark[at] ?? -1, sheet.say[at] ?? -1, [word])).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is told to lack what nobody says, so that few lines are written to find out', () => {
    const may = sheets.filter(({ sheet, at }) =>
      world.logs.maySay(sheet.mark[at] ?? -1, sheet.say[at] ?? -1, ['zebra']),
    )
    expect(may).toEqual([])
    expect(linesOf({ now: NOW, from: NOW - 60_000, including: ['zebra'] })).toEqual([])
  })
})
