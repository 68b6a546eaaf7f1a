import { manyIn } from '@/dashboard/layerWords'
import type { Part } from '@/layers/nouns'
import { text } from './texts'

export const allText = (layer: string, part: Part): string => text('all', { nouns: manyIn(layer, part) })
export const findText = (layer: string, part: Part): string => text('find', { nouns: manyIn(layer, part) })
