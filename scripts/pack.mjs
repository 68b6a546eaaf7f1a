/**
 * `node scripts/pack.mjs FOLDER`: what runs, after `npm run build`: dist/, package.json, the license and of node_modules the
 * few packages that the server imports. `node FOLDER/dist/server/main.js` needs nothing else.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, resolve } from 'node:path'
import { isBuilt } from './lib/built.mjs'
import { root } from './lib/process.mjs'

const server = join(root, 'dist', 'server')
const modules = join(root, 'node_modules')

const scripts = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js')).map((name) => join(folder, name))

/** Names of packages in `import … from "x"`, `import "x"` and `import("x")`. */
function imported(text) {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'./][^"']*)["']/g)
  const names = [...found].map(([, name]) => name).filter((name) => !isBuiltin(name))
  return names.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
}

/** A package with all that it depends on, as far as it is installed: optional ones have no binary everywhere. */
function collect(name, into) {
  const path = join(modules, ...name.split('/'))
  if (into.has(name) || !existsSync(path)) return
  into.add(name)
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) collect(next, into)
}

const folder = process.argv[2]
if (!folder || !isBuilt()) {
  console.error(folder ? 'pack: dist is missing or older than its sources. Run: npm run build' : 'pack: name a folder')
  process.exit(1)
}
const target = resolve(folder)
const packages = new Set()
for (const script of scripts(server)) for (const name of imported(readFileSync(script, 'utf8'))) collect(name, packages)
mkdirSync(target, { recursive: true })
cpSync(join(root, 'dist'), join(target, 'dist'), { recursive: true })
for (const file of ['package.json', 'LICENSE']) cpSync(join(root, file), join(target, file))
for (const name of packages)
  cpSync(realpathSync(join(modules, ...name.split('/'))), join(target, 'node_modules', ...name.split('/')), { recursive: true })
console.log(`packed into ${target} with ${[...packages].sort().join(', ')}`)
