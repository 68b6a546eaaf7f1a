import { describe, expect, it } from 'vitest'
import { merge, showLocale } from '@/i18n/create'
import { parse } from '@/template/parse'
import { filtered, rowsOf } from './rows'

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
      false,
    )
    expect(rows.map(({ name, kind, faults }) => [name, kind, faults.length])).toEqual([
      ['2', 'damaged', 1],
      ['Night shift', 'damaged', 1],
    ])
  })

  it('lists ours as built in only where the server has none of that name', () => {
    const rows = rowsOf([{ id: '1', configuration: configuration('Overview') }], builtIn, false)
    expect(rows.map(({ entity, where }) => `${entity} ${where}`)).toEqual(['All server', 'Service built in'])
  })

  it('calls ours in the language of the reader, and finds it by both names', () => {
    merge('zh-CN', 'sheets', { Overview: '概览' })
    showLocale('zh-CN')
    try {
      const rows = rowsOf([{ id: '1', configuration: configuration('Overview') }], builtIn, false)
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
      true,
    )
    expect(rows.map(({ key, kind }) => `${key} ${kind}`)).toEqual(['aerie.A.All.x damaged', 'horizon.x foreign'])
  })

  it('finds by name, layer and entity', () => {
    const rows = rowsOf([], builtIn, false)
    expect(['over', 'general', 'service', 'zzz'].map((needle) => filtered(rows, needle).length)).toEqual([2, 2, 1, 0])
  })
})
