import { answerOf, list, text } from '../decode'
import type { Nothing, Operation } from '../operation'

/** Names of all registered layers, with or without data; the set is open. Goes through OAP's query pool: "OAP is back". */
export const listLayers: Operation<Nothing, readonly string[]> = {
  name: 'listLayers',
  document: `query ListLayers { listLayers }`,
  needs: 'base',
  effort: 'list',
  decode: answerOf('listLayers', list(text)),
}
