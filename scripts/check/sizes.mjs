/** No source file over 400 lines, and a 90th percentile of at most 180. Generated files and layer data are left out. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../lib/process.mjs'

const MAX = 400
const P90 = 180
const sizes = []

function walk(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) walk(path)
    else if (/\.(ts|vue|css)$/.test(name) && !/\.gen\.ts$/.test(name)) {
      const lines = readFileSync(path, 'utf8').split('\n').length - 1
      sizes.push({ lines, path: relative(root, path) })
    }
  }
}

for (const folder of ['src', 'server', 'e2e']) walk(join(root, folder))
sizes.sort((a, b) => a.lines - b.lines)
const p90 = sizes[Math.floor(sizes.length * 0.9)]?.lines ?? 0
const long = sizes.filter((file) => file.lines > MAX)
console.log(`${sizes.length} files, p90 ${p90} lines, longest ${sizes.at(-1)?.lines}`)
for (const file of long) console.log(`over ${MAX} lines: ${file.path} (${file.lines})`)
if (p90 > P90) console.log(`p90 is ${p90}, allowed ${P90}; longest: ${sizes.slice(-8).map((file) => `${file.path} ${file.lines}`).join(', ')}`)
process.exit(long.length || p90 > P90 ? 1 : 0)
