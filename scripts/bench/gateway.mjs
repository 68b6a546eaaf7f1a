/** Gateway against nginx in one run: a proxied query and the served files. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/process.mjs'
import { load, median } from './load.mjs'
import { nginx, product, stub } from './servers.mjs'

const QUERY = {
  method: 'POST',
  body: JSON.stringify({ query: 'query Q($e0: String!) { e0: execExpression(expression: $e0) { type } }', variables: { e0: 'service_cpm' } }),
  headers: { 'content-type': 'application/json', accept: 'application/json' },
}
const ROUNDS = 3

function biggest(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return files.sort((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size)[0]
}

/** Rows `{what, value, unit, budget?, over?}`. Rounds alternate, so noise meets both. */
export async function gateway() {
  const upstream = await stub()
  const ours = await product(['--listen', '127.0.0.1:0', '--oap', upstream.url])
  const theirs = await nginx(upstream.url)
  const asset = `/assets/${biggest(join(root, 'dist', 'page', 'assets'))}`
  const cases = [
    ['proxied query, 1.4 kB', '/graphql', QUERY, 0.3],
    ['index.html', '/', { headers: { accept: 'text/html' } }, 0.9],
    ['largest chunk, gzip', asset, { headers: { 'accept-encoding': 'gzip' } }, 0.9],
  ]
  const rows = []
  try {
    for (const [what, path, options, budget] of cases) {
      const mine = []
      const nginxs = []
      for (let round = 0; round < ROUNDS; round++) {
        mine.push(await load(ours.url + path, { ...options, seconds: 2 }))
        if (theirs) nginxs.push(await load(theirs.url + path, { ...options, seconds: 2 }))
      }
      const failed = mine.reduce((sum, run) => sum + run.failed, 0)
      const rate = median(mine.map((run) => run.perSecond))
      rows.push({ what: `gateway: ${what}`, value: rate, unit: '/s', note: `p99 ${median(mine.map((run) => run.p99)).toFixed(1)} ms${failed ? `, ${failed} failed` : ''}`, over: failed > 0 })
      if (!theirs) continue
      const other = median(nginxs.map((run) => run.perSecond))
      rows.push({ what: `gateway: ${what}, against nginx`, value: rate / other, unit: '×', note: `nginx ${other} /s`, budget: `≥ ${budget}`, over: rate / other < budget })
    }
    if (!theirs) rows.push({ what: 'gateway: against nginx', value: NaN, unit: '', note: 'nginx is not installed: not compared' })
  } finally {
    await ours.stop()
    if (theirs) await theirs.stop()
    await upstream.stop()
  }
  return rows
}
