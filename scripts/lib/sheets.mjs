import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './process.mjs'

/** What the page asks `usePhrases('sheets')` for when it draws the dashboards that ship with it: its own code is run for it. */
export async function sheetPhrases() {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    resolve: { alias: { '@': join(root, 'src') } },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  const load = (path) => vite.ssrLoadModule(join(root, 'src', path))
  try {
    const { inWords } = await load('dashboard/sheetWords.ts')
    const { builtInTemplates, known } = await load('layers/registry.ts')
    const { wholeOf } = await load('layers/whole.ts')
    const { abouts } = await load('layers/abouts.ts')
    const { defaultDashboard } = await load('layers/fallback.ts')
    const shipped = (await builtInTemplates()).map(({ dashboard }) => dashboard)
    const layers = [...known.map(({ id }) => id), 'NOBODY_KNOWS'].map((id) => wholeOf(id, abouts))
    const standIns = layers.flatMap((layer) => ['All', 'Service'].map((kind) => defaultDashboard(layer, kind)))
    const found = new Set()
    for (const one of [...shipped, ...standIns.filter(Boolean)]) {
      found.add(one.name)
      inWords(one, (phrase) => (found.add(phrase), phrase))
    }
    return [...found]
  } finally {
    await vite.close()
  }
}
