/** `npm start [-- flags]`: builds what is missing or older than its sources, then runs the gateway. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBuilt } from './lib/built.mjs'
import { root, run } from './lib/process.mjs'

if (!isBuilt()) {
  if (!existsSync(join(root, 'node_modules', 'vite'))) {
    console.error('aerie: packages are missing. Run: npm install')
    process.exit(1)
  }
  console.log('aerie: building (about half a minute, only after a change)')
  const built = await run(process.execPath, [join(root, 'scripts', 'build.mjs')])
  if (built.code !== 0) process.exit(built.code)
}
await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href)
