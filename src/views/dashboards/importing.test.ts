import { describe, expect, it } from 'vitest'
import { exported, imported } from '@/template/edit/files'
import { parse } from '@/template/parse'
import { copyOf } from './copying'
import { stepsOf } from './importing'
import { rowsOf, type Stored } from './rows'

const sheet = (name: string, more: object = {}) => ({ name, layer: 'L', entity: 'All', ...more })
const stored = (id: string, value: unknown): Stored => ({ id, configuration: JSON.stringify(value) })
const steps = (file: unknown, rows: readonly Stored[], shared = false) =>
  stepsOf(imported(JSON.stringify(file)), rowsOf(rows, [], { shared })).map(
    ({ does, row, configuration }) => [does, row?.id ?? null, configuration] as const,
  )

describe('an import', () => {
  it('tells what it adds, changes, leaves and refuses', () => {
    const rows = [stored('1', { children: [{ i: '0' }], ...sheet('a') }), stored('2', sheet('b'))]
    expect(steps([sheet('a', { children: [{ i: '1' }] }), sheet('b', { id: 'x' }), sheet('c'), 7], rows)).toEqual([
      ['changed', '1', '{"children":[{"i":"1"}],"name":"a","layer":"L","entity":"All"}'],
      ['unchanged', '2', ''],
      ['added', null, '{"name":"c","layer":"L","entity":"All"}'],
      ['refused', null, ''],
    ])
  })

  it('writes over the row of that id where several are called the same, and never over another UI’s', () => {
    const rows = [stored('1', sheet('a')), stored('2', sheet('a'))]
    const entry = { id: '2', configuration: sheet('a', { isRoot: true }) }
    expect(steps([entry], rows)[0]?.slice(0, 2)).toEqual(['changed', '2'])
    expect(steps([entry], [stored('horizon.2', sheet('a'))], true)[0]?.slice(0, 2)).toEqual(['added', null])
  })

  it('takes the row of one that was deleted', () => {
    const rows = [stored('1', sheet('a', { aerie: { v: 1, deleted: true } }))]
    expect(steps([sheet('a')], rows)).toEqual([['added', '1', '{"name":"a","layer":"L","entity":"All"}']])
  })

  it('of what was exported changes nothing', () => {
    const rows = [stored('1', sheet('a', { zebra: 1.5, children: [] })), stored('2', sheet('b'))]
    const file = JSON.parse(exported(rows)) as unknown
    expect(steps(file, rows).map(([does]) => does)).toEqual(['unchanged', 'unchanged'])
  })
})

describe('a copy', () => {
  it('has a free name, opens nothing first, and keeps the rest', () => {
    const rows = rowsOf(
      [
        stored('1', sheet('a', { isRoot: true, zebra: 1 })),
        stored('2', sheet('a copy')),
        stored('3', sheet('a copy 2', { layer: 'M' })),
      ],
      [],
      { shared: false },
    )
    const { name, configuration } = copyOf(rows[0]!, rows)
    expect(name).toBe('a copy 2')
    expect(configuration).toBe(
      '{"name":"a copy 2","layer":"L","entity":"All","isRoot":false,"zebra":1,"isDefault":false}',
    )
    expect(parse(configuration).faults).toEqual([])
  })
})
