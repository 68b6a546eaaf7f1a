/** Each folder of src/ and server/ says in at most ten lines what lives there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/process.mjs'

const exempt = new Set(['styles'])
const faults = []
const folders = ['src', 'server'].flatMap((top) =>
  readdirSync(join(root, top))
    .filter((name) => !exempt.has(name) && statSync(join(root, top, name)).isDirectory() && readdirSync(join(root, top, name)).length > 0)
    .map((name) => `${top}/${name}`),
)
for (const folder of folders) {
  const path = join(root, folder, 'README.md')
  if (!existsSync(path)) faults.push(`${folder}: no README.md`)
  else {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').length
    if (lines > 10) faults.push(`${folder}/README.md: ${lines} lines, allowed 10`)
  }
}
for (const fault of faults) console.log(fault)
process.exit(faults.length ? 1 : 0)
