import { manyOf, type Part } from '@/layers/nouns'
import { text } from './texts'

export const allText = (layer: string, part: Part): string => text('all', { nouns: manyOf(layer, part) })
export const findText = (layer: string, part: Part): string => text('find', { nouns: manyOf(layer, part) })
