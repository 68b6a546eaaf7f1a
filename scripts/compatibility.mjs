/** Fills the tables of docs/compatibility.md from the demo's poses; without `--write` it only says whether they are true. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './lib/process.mjs'

const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
  resolve: { alias: { '@': join(root, 'src') } },
})
try {
  const { tables, withTables } = await server.ssrLoadModule('/scripts/compatibility/tables.mjs')
  const path = join(root, 'docs', 'compatibility.md')
  const text = readFileSync(path, 'utf8')
  const wanted = withTables(text, await tables())
  if (wanted === null) throw new Error('docs/compatibility.md has no place for the tables')
  if (process.argv.includes('--write')) writeFileSync(path, wanted)
  else if (wanted !== text) {
    console.log('docs/compatibility.md differs from the probes. Run: node scripts/compatibility.mjs --write')
    process.exitCode = 1
  }
} finally {
  await server.close()
}
