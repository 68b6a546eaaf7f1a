/** `npm run bench [demo|gateway|page|map|trace|logs|flame]…`: measures against the budgets, prints a table and JSON; over a budget it ends with 1. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demo } from './bench/demo.mjs'
import { flame } from './bench/flame.mjs'
import { gateway } from './bench/gateway.mjs'
import { logs } from './bench/logs.mjs'
import { map } from './bench/map.mjs'
import { page } from './bench/page.mjs'
import { trace } from './bench/trace.mjs'
import { isBuilt } from './lib/built.mjs'
import { root, run } from './lib/process.mjs'

const parts = { demo, gateway, page, map, trace, logs, flame }
const words = process.argv.slice(2)
const strange = words.find((word) => !Object.hasOwn(parts, word))
if (strange) {
  console.error(`bench: no part ${strange}; there are ${Object.keys(parts).join(', ')}`)
  process.exit(1)
}
if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) process.exit(1)

const figure = (value) => (Number.isFinite(value) ? (value >= 100 ? value.toFixed(0) : value.toFixed(value < 10 ? 2 : 1)) : '–')
const rows = []
for (const [name, measure] of Object.entries(parts)) {
  if (words.length && !words.includes(name)) continue
  for (const row of await measure()) {
    rows.push(row)
    console.log([row.over ? 'OVER' : '    ', row.what.padEnd(52), `${figure(row.value)} ${row.unit}`.padStart(14), (row.budget ?? '').padEnd(10), row.note ?? ''].join(' ').trimEnd())
  }
}

mkdirSync(join(root, 'test-results'), { recursive: true })
writeFileSync(join(root, 'test-results', 'bench.json'), JSON.stringify({ node: process.version, rows }, null, 1))
console.log(`\nJSON: ${JSON.stringify(rows.map(({ what, value, unit, over }) => ({ what: what.trim(), value: Number.isFinite(value) ? Number(value.toFixed(3)) : null, unit, over: Boolean(over) })))}`)
const over = rows.filter((row) => row.over)
console.log(over.length ? `bench: ${over.length} over budget` : 'bench: all within budget')
process.exit(over.length ? 1 : 0)
