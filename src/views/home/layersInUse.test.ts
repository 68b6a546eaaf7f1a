import { expect, it } from 'vitest'
import type { Service } from '@/protocol/metadata/services'
import { layersInUse } from './layersInUse'

const service = (id: string, ...layers: string[]): Service => ({
  id,
  name: id,
  shortName: id,
  group: '',
  layers,
  normal: true,
})

it('counts a service in each of its layers and leaves out the undefined one', () => {
  const found = layersInUse([service('a', 'MESH', 'GENERAL'), service('b', 'GENERAL', 'UNDEFINED'), service('c')])
  expect(found.map(({ id, services }) => [id, services.map((one) => one.id)])).toEqual([
    ['GENERAL', ['a', 'b']],
    ['MESH', ['a']],
  ])
})
