import { expect, it } from 'vitest'
import { abouts } from './abouts'
import { manyOf, type Part } from './nouns'
import { wholeOf } from './whole'

const many = (layer: string, part: Part) => manyOf(wholeOf(layer, abouts).nouns, part)

it('calls the parts of a layer what the layer calls them', () => {
  expect([
    many('GENERAL', 'service'),
    many('VIRTUAL_MQ', 'endpoint'),
    many('VIRTUAL_GENAI', 'instance'),
    many('ELASTICSEARCH', 'endpoint'),
  ]).toEqual(['services', 'topics', 'models', 'indices'])
})

it('has a word for a part that a layer lacks, and for parts of layers that nobody knows', () => {
  expect([many('VIRTUAL_DATABASE', 'process'), many('NOBODY_KNOWS_IT', 'endpoint')]).toEqual(['processes', 'endpoints'])
})
