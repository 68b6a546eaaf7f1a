/** `npm run build`: the page into dist/page (with .br and .gz beside each text file), gateway and demo into dist/server. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { minifySync } from 'vite'
import { stamp } from './lib/built.mjs'
import { root, runTool } from './lib/process.mjs'

const text = /\.(js|css|html|svg|json|txt|map)$/

function compress(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) compress(path)
    else if (text.test(name) && name !== 'index.html' && !path.includes('.vite')) {
      const bytes = readFileSync(path)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    }
  }
}

/** What runs before the page's own code, in its order: one file, since a second one would cost its own head. */
const FIRST = ['theme.js', 'early.js']

function joinFirst(folder) {
  const [name, ...others] = FIRST
  const all = FIRST.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const { code, errors } = minifySync(name, all)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0].message}`)
  writeFileSync(join(folder, name), code)
  const index = join(folder, 'index.html')
  let html = readFileSync(index, 'utf8')
  for (const other of others) {
    const without = html.replace(new RegExp(`\\s*<script src="[^"]*${other}"[^>]*></script>`), '')
    if (without === html) throw new Error(`index.html does not name ${other}`)
    html = without
    rmSync(join(folder, other))
  }
  writeFileSync(index, html)
}

async function step(name, args) {
  const done = await runTool('vite', args, { quiet: true })
  if (done.code !== 0) {
    process.stderr.write(`build: ${name} failed\n${done.output}`)
    process.exit(1)
  }
}

rmSync(stamp, { force: true })
const started = Date.now()
await step('page', ['build', '--logLevel', 'warn'])
await step('server', ['build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'])
joinFirst(join(root, 'dist', 'page'))
compress(join(root, 'dist', 'page'))
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(stamp, JSON.stringify({ node: process.version }) + '\n')
console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
