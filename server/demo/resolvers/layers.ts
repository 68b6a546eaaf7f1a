import type { Roots } from '../graphql/execute'
import { registeredLayers } from './registered'
import type { Scene } from './scene'

export const layerRoots = ({ version }: Scene): Roots => ({
  Query: { listLayers: () => registeredLayers(version) },
  Mutation: {},
})
