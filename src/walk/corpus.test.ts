import { describe, expect, it } from 'vitest'
import { cellsOf, COLUMNS } from '@/dashboard/layout'
import { contentOf, hashOf } from '@/template/canonical'
import { parse } from '@/template/parse'
import { print, printFile } from '@/template/print'
import { indexRows, candidatesOf } from '@/template/rows'
import { validate } from '@/template/validate'
import { DAMAGED, GOOD, HOSTILE } from '../../e2e/templates/corpus'

const layout = { openOf: () => 0, gatedOf: () => new Set<number>(), verdictOf: () => 'open' as const }

describe('a hostile template', () => {
  it.each(HOSTILE.map((row) => [row.name, row] as const))(
    '%s is read, its faults are told with their places',
    (_, row) => {
      const { dashboard, faults } = parse(row.configuration)
      if (dashboard === null) throw new Error('nothing to draw')
      expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining([...row.faults]))
      expect(dashboard.name).toBe(row.name)
      expect(Object.getPrototypeOf(dashboard.raw)).toBe(Object.prototype)
      expect(({} as { polluted?: string }).polluted).toBeUndefined()
    },
  )

  it.each(HOSTILE.map((row) => [row.name, row] as const))('%s has a place for every widget', (_, row) => {
    const { dashboard } = parse(row.configuration)
    const cells = cellsOf(dashboard?.items ?? [], layout)
    const good = cells.find((cell) => cell.kind === 'item' && 'graph' in cell.item && cell.item.title === GOOD)
    expect(good).toBeDefined()
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length)
    for (const { place } of cells) {
      expect(place.x).toBeGreaterThanOrEqual(0)
      expect(place.x + place.w).toBeLessThanOrEqual(COLUMNS)
      expect(place.w * place.h).toBeGreaterThan(0)
      expect(place.y + place.h).toBeLessThanOrEqual(100_000)
    }
  })

  it.each(HOSTILE.map((row) => [row.name, row] as const))(
    '%s is validated, printed and compared without a throw',
    (_, row) => {
      const { dashboard } = parse(row.configuration)
      if (dashboard === null) throw new Error('nothing to draw')
      validate(dashboard, {
        level: 10.4,
        graphs: new Set(['Line', 'Card']),
        controls: new Set(['Text']),
        metrics: new Set(),
      })
      contentOf(dashboard.raw)
      expect(hashOf(dashboard.raw)).toMatch(/^[0-9a-f]{64}$/)
      expect(JSON.parse(print(dashboard.raw))).toEqual(JSON.parse(row.configuration))
      printFile(dashboard.raw)
    },
  )
})

describe('the store', () => {
  const rows = [...HOSTILE, ...DAMAGED]

  it('has each damaged row told on its own, and all others', () => {
    const { rows: read, damaged } = indexRows(rows, false)
    expect(read.map(({ id }) => id)).toEqual(expect.arrayContaining(HOSTILE.map(({ id }) => id)))
    for (const { id } of damaged) expect(DAMAGED.map((row) => row.id)).toContain(id)
    for (const { faults } of damaged) expect(faults.length).toBeGreaterThan(0)
    const candidates = candidatesOf(
      read,
      { layer: 'GENERAL', entity: 'Service' },
      { builtIn: [], stock: new Set(), shared: false },
    )
    expect(candidates?.map(({ id }) => id)).toEqual(expect.arrayContaining(HOSTILE.map(({ id }) => id)))
  })

  it.each(DAMAGED.map((row) => [row.id, row] as const))('%s draws nothing and says why', (_, { configuration }) => {
    const { dashboard, faults } = parse(configuration)
    expect(dashboard).toBeNull()
    expect(faults.length).toBeGreaterThan(0)
    for (const { message } of faults) expect(message.length).toBeLessThan(2_000)
  })
})
