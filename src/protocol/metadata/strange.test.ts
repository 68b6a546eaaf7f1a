import { describe, expect, it } from 'vitest'
import { listInstances } from './instances'
import { listServices } from './services'

describe('a strange server', () => {
  it('may send more than was asked, new enum values and no lists', () => {
    const service = { id: 'a', name: 'n', layers: null, more: 1 }
    expect(listServices.decode({ listServices: [service] })).toEqual([
      { id: 'a', name: 'n', group: '', shortName: 'n', layers: [], normal: null },
    ])
    const instance = { id: 'a', name: 'n', attributes: null, language: 'ZIG', instanceUUID: null }
    expect(listInstances.decode({ listInstances: [instance] })).toMatchObject([{ language: 'ZIG', uuid: '' }])
  })

  it.each([[null], [[]], ['text'], [{}], [{ listServices: null }], [{ listServices: [{ id: 1, name: 'n' }] }]])(
    'is told where %j is wrong',
    (data) => {
      expect(() => listServices.decode(data)).toThrow(/expected/)
    },
  )
})
