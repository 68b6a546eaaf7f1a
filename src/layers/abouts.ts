import type { LayerAbout } from './identity'

const files = import.meta.glob<LayerAbout>('./*/about.ts', { eager: true, import: 'about' })

/** By OAP's name of the layer. Heavy: a page loads it when it is about a layer, the server and tests have it at once. */
export const abouts: ReadonlyMap<string, LayerAbout> = new Map(
  Object.entries(files).map(([path, about]) => [(path.split('/')[1] ?? '').toUpperCase(), about]),
)
