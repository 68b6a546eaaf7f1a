import { describe, expect, it } from 'vitest'
import { merge, showLocale } from '@/i18n/create'
import { hashOf } from '@/template/canonical'
import { parse } from '@/template/parse'
import type { JsonObject } from '@/template/types'
import { markedDeleted } from '@/template/marking'
import { filtered } from './listing'
import { rowsOf } from './rows'

const configuration = (name: string, entity = 'All'): string =>
  JSON.stringify({ name, layer: 'GENERAL', entity, children: [] })
const builtIn = [configuration('Overview'), configuration('Overview', 'Service')].map((text) => parse(text).dashboard!)

describe('rowsOf', () => {
  it('lists a damaged one as damaged, by the name that can be seen', () => {
    const rows = rowsOf(
      [
        { id: '1', configuration: '{"name": "Night shift", "layer"' },
        { id: '2', configuration: '[]' },
      ],
      [],
      { shared: false },
    )
    expect(rows.map(({ name, kind, faults }) => [name, kind, faults.length])).toEqual([
      ['2', 'damaged', 1],
      ['Night shift', 'damaged', 1],
    ])
  })

  it('lists ours as built in only where the server has none of that name', () => {
    const rows = rowsOf([{ id: '1', configuration: configuration('Overview') }], builtIn, { shared: false })
    expect(rows.map(({ entity, where }) => `${entity} ${where}`)).toEqual(['All server', 'Service built in'])
  })

  it('calls ours in the language of the reader, and finds it by both names', () => {
    merge('zh-CN', 'sheets', { Overview: '概览' })
    showLocale('zh-CN')
    try {
      const rows = rowsOf([{ id: '1', configuration: configuration('Overview') }], builtIn, { shared: false })
      expect(rows.map(({ name, title }) => [name, title])).toEqual([
        ['Overview', 'Overview'],
        ['Overview', '概览'],
      ])
      expect(['概览', 'overview'].map((needle) => filtered(rows, needle).length)).toEqual([1, 2])
    } finally {
      showLocale('en')
    }
  })

  it('does not judge rows of another UI', () => {
    const rows = rowsOf(
      [
        { id: 'horizon.x', configuration: '{"kind":"h"}' },
        { id: 'aerie.A.All.x', configuration: '{' },
      ],
      [],
      { shared: true },
    )
    expect(rows.map(({ key, kind }) => `${key} ${kind}`)).toEqual(['aerie.A.All.x damaged', 'horizon.x foreign'])
  })

  it('finds by name, layer and entity', () => {
    const rows = rowsOf([], builtIn, { shared: false })
    expect(['over', 'general', 'service', 'zzz'].map((needle) => filtered(rows, needle).length)).toEqual([2, 2, 1, 0])
  })

  it('tells deleted ones, which hide nothing of ours, and can still be read', () => {
    const rows = rowsOf(
      [
        { id: '1', configuration: markedDeleted(configuration('Overview')) },
        { id: '2', configuration: markedDeleted('{"name": "Torn", ') },
        { id: 'horizon.x', configuration: markedDeleted('{}') },
      ],
      builtIn.slice(0, 1),
      { shared: false },
    )
    expect(rows.map(({ name, kind, where }) => `${name} ${kind} ${where}`)).toEqual([
      'horizon.x deleted server',
      'Torn deleted server',
      'Overview deleted server',
      'Overview fine built in',
    ])
    expect(rowsOf([{ id: 'h', configuration: markedDeleted('{}') }], [], { shared: true })[0]?.kind).toBe('foreign')
  })

  it('tells whose it is by content', () => {
    const text = configuration('Team')
    const hash = hashOf(JSON.parse(text) as JsonObject)
    const origins = (stock: Readonly<Record<string, readonly string[]>>): unknown =>
      rowsOf(
        [
          { id: '1', configuration: configuration('Overview') },
          { id: '2', configuration: text },
        ],
        builtIn,
        {
          shared: false,
          stock,
        },
      ).map(({ name, entity, origin }) => `${name} ${entity} ${origin}`)
    expect(origins({})).toEqual(['Overview All ours', 'Team All team', 'Overview Service ours'])
    expect(origins({ GENERAL: [hash] })).toEqual(['Overview All ours', 'Team All stock', 'Overview Service ours'])
  })
})
