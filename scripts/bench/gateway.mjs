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
const ROUNDS = 15
const SECONDS = 0.8

function biggest(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return files.sort((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size)[0]
}

/** Many short rounds in turn, so noise meets both; the first only warms up. */
async function rounds(ours, theirs, path, options) {
  const runs = { mine: [], nginx: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    const mine = await load(ours, path, { ...options, seconds: SECONDS })
    const other = theirs && (await load(theirs, path, { ...options, seconds: SECONDS }))
    if (round === 0) continue
    runs.mine.push(mine)
    if (other) runs.nginx.push(other)
  }
  return runs
}

const middle = (runs, figure) => median(runs.map((run) => run[figure]))
const cost = (runs) => (Number.isNaN(middle(runs, 'cpu')) ? '' : `, ${middle(runs, 'cpu').toFixed(0)} µs CPU each`)

/** Rows `{what, value, unit, budget?, over?}`. */
export async function gateway() {
  const upstream = await stub()
  const ours = await product(['--listen', '127.0.0.1:0', '--oap', upstream.url])
  const theirs = await nginx(upstream.url)
  const asset = `/assets/${biggest(join(root, 'dist', 'page', 'assets'))}`
  const cases = [
    ['proxied query, 1.4 kB', '/graphql', QUERY, 0.3],
    ['the same, gzip', '/graphql', { ...QUERY, headers: { ...QUERY.headers, 'accept-encoding': 'gzip' } }, null],
    ['index.html', '/', { headers: { accept: 'text/html' } }, 0.9],
    ['largest chunk, gzip', asset, { headers: { 'accept-encoding': 'gzip' } }, 0.9],
  ]
  const rows = []
  try {
    for (const [what, path, options, budget] of cases) {
      const runs = await rounds(ours, theirs, path, options)
      const failed = runs.mine.reduce((sum, run) => sum + run.failed, 0)
      const rate = middle(runs.mine, 'perSecond')
      const note = `p99 ${middle(runs.mine, 'p99').toFixed(1)} ms${cost(runs.mine)}${failed ? `, ${failed} failed` : ''}`
      rows.push({ what: `gateway: ${what}`, value: rate, unit: '/s', note, over: failed > 0 })
      if (!theirs) continue
      const other = middle(runs.nginx, 'perSecond')
      const ratio = median(runs.mine.map((run, round) => run.perSecond / runs.nginx[round].perSecond))
      rows.push({ what: `gateway: ${what}, against nginx`, value: ratio, unit: '×', note: `nginx ${other} /s${cost(runs.nginx)}`, budget: budget ? `≥ ${budget}` : '', over: ratio < budget })
    }
    if (!theirs) rows.push({ what: 'gateway: against nginx', value: NaN, unit: '', note: 'nginx is not installed: not compared' })
  } finally {
    await ours.stop()
    if (theirs) await theirs.stop()
    await upstream.stop()
  }
  return rows
}
