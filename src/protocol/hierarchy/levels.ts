import { answerOf, integer, list, object, text } from '../decode'
import type { Nothing, Operation } from '../operation'

export interface LayerLevel {
  readonly layer: string
  /** A higher level is drawn higher in a hierarchy. */
  readonly level: number
}

export const layerLevels: Operation<Nothing, readonly LayerLevel[]> = {
  name: 'layerLevels',
  document: `query LayerLevels { listLayerLevels { layer level } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listLayerLevels', list(object({ layer: text, level: integer }))),
}
