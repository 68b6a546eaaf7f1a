import { describe, expect, it } from 'vitest'
import { draftedIn } from './drafted'
import { rowsOf } from './rows'

const sheet = (name: string): object => ({ name, layer: 'L', entity: 'All', children: [] })
const rows = rowsOf([{ id: '1', configuration: JSON.stringify(sheet('a')) }], [], { shared: false })
const drafted = (id: string, text: string) => draftedIn([{ id, text, savedAt: 5 }], rows)

describe('drafts in the list', () => {
  it('are named by what they say, whether a server has them or not', () => {
    const found = { name: 'b', layer: 'L', savedAt: 5 }
    expect(drafted('1', JSON.stringify(sheet('b')))).toEqual([{ id: '1', ...found }])
    expect(drafted('new.x', JSON.stringify(sheet('b'), null, 2))).toEqual([{ id: 'new.x', ...found }])
    expect(drafted('new.x', '{"name": "torn')).toEqual([{ id: 'new.x', name: '', layer: '', savedAt: 5 }])
  })

  it('are none where the row says the same by now', () => {
    expect(drafted('1', JSON.stringify(sheet('a'), null, 4))).toEqual([])
    expect(drafted('1', '{"name": "torn')).toHaveLength(1)
  })
})
