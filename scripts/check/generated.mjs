/** ARCHITECTURE.md repeats architecture.js; other generated files have a drift test beside their generator. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOORS, ISLANDS, MAY, OWNERS, PURE } from '../../architecture.js'
import { root } from '../lib/process.mjs'

const START = '<!-- table: made from architecture.js by `node scripts/check/generated.mjs --write` -->'
const END = '<!-- end of table -->'
const list = (names) => names.map((name) => `\`${name}\``).join(' ') || '–'

const rows = Object.entries(MAY).map(([folder, may]) => `| \`${folder}\` | ${list(may)} | ${folder in PURE ? list(PURE[folder]) : 'any'} |`)
const table = [
  START,
  '',
  '| folder | may import | npm packages |',
  '|---|---|---|',
  ...rows,
  '',
  `Children of ${list(ISLANDS)} never import one another.`,
  ...Object.entries(DOORS).map(([folder, door]) => `\`${folder}\` is entered through \`${door}\` only.`),
  '',
  '| package | only in |',
  '|---|---|',
  ...Object.entries(OWNERS).map(([name, folders]) => `| \`${name}\` | ${list(folders)} |`),
  '',
  END,
].join('\n')

const path = join(root, 'ARCHITECTURE.md')
const text = readFileSync(path, 'utf8')
const start = text.indexOf(START)
const end = text.indexOf(END)
const wanted = text.slice(0, start) + table + text.slice(end + END.length)
if (process.argv.includes('--write')) writeFileSync(path, wanted)
else if (start < 0 || end < 0 || wanted !== text) {
  console.log('ARCHITECTURE.md differs from architecture.js. Run: node scripts/check/generated.mjs --write')
  process.exit(1)
}
