import { answerOf, integer, list, object, text } from '../decode'
import type { Nothing, Operation } from '../operation'

/** Names of all registered layers, with or without data; the set is open. Goes through OAP's query pool: "OAP is back". */
export const listLayers: Operation<Nothing, readonly string[]> = {
  name: 'listLayers',
  document: `query ListLayers { listLayers }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listLayers', list(text)),
}

export interface LayerLevel {
  readonly layer: string
  /** A higher level is drawn higher in a hierarchy. */
  readonly level: number
}

export const listLayerLevels: Operation<Nothing, readonly LayerLevel[]> = {
  name: 'listLayerLevels',
  document: `query ListLayerLevels { listLayerLevels { layer level } }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listLayerLevels', list(object({ layer: text, level: integer }))),
}
