import { expect, it } from 'vitest'
import { manyOf, occurs } from './nouns'

it('calls the parts of a layer what the layer calls them', () => {
  expect([manyOf('GENERAL', 'service'), manyOf('VIRTUAL_MQ', 'endpoint'), manyOf('VIRTUAL_GENAI', 'instance')]).toEqual(
    ['services', 'topics', 'models'],
  )
})

it('knows which parts a layer lacks, and still has a word for them', () => {
  const parts = (layer: string) => (['instance', 'endpoint'] as const).filter((part) => occurs(layer, part))
  expect(['GENERAL', 'VIRTUAL_DATABASE', 'VIRTUAL_MQ', 'NOBODY_KNOWS_IT'].map(parts)).toEqual([
    ['instance', 'endpoint'],
    [],
    ['endpoint'],
    ['instance', 'endpoint'],
  ])
  expect(manyOf('VIRTUAL_DATABASE', 'process')).toBe('processes')
})
