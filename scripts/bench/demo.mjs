/** The demo's own cost, so that no budget of the page measures the demo. */
import { median } from './load.mjs'
import { product } from './servers.mjs'

const NOW = '2026-03-18T18:20:00Z'
const MINUTES = { start: '2026-03-18 1001', end: '2026-03-18 1820', step: 'MINUTE' }
const LAST_HOUR = { start: '2026-03-18 1721', end: '2026-03-18 1820', step: 'MINUTE' }
const HOURS = { start: '2026-03-08 00', end: '2026-03-18 18', step: 'HOUR' }
const OF_SERVICE = ['service_cpm', 'service_resp_time', 'service_sla/100', 'service_percentile', 'service_apdex/10000']
const OF_PROCESS = ['instance_jvm_cpu', 'instance_jvm_memory_heap', 'instance_jvm_memory_noheap', 'instance_jvm_young_gc_time', 'instance_jvm_thread_live_count', 'meter_datasource']
const SERVICES = 'checkout storefront catalog payment pricing seatmap profile promo mailer www gate notify insight settlement ticketing concierge gift-cards partner-bridge partner-gate legacy-till'.split(' ')
const service = (name) => ({ serviceName: `plover::${name}`, normal: true })

const start = (...flags) => product(['--demo-only', '--port', '0', '--admin-port', '0', '--zipkin-port', '0', '--now', NOW, '--data', ':memory:', ...flags])

async function ask(url, query, variables) {
  const started = performance.now()
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ query, variables }) })
  const text = await answer.text()
  const ms = performance.now() - started
  const { data, errors } = answer.status === 200 ? JSON.parse(text) : {}
  if (!data || errors) throw new Error(`the demo refused: ${text.slice(0, 300)}`)
  return { ms, data, bytes: text.length }
}

function batch(url, count, expressions, entityOf, duration) {
  const names = Array.from({ length: count }, (_, index) => index)
  const query = `query Batch($duration: Duration!, ${names.map((n) => `$e${n}: String!, $n${n}: Entity!`).join(', ')}) { ${names
    .map((n) => `q${n}: execExpression(expression: $e${n}, entity: $n${n}, duration: $duration) { type error results { metric { labels { key value } } values { id value } } }`)
    .join(' ')} }`
  const variables = { duration }
  for (const n of names) Object.assign(variables, { [`e${n}`]: expressions[n % expressions.length], [`n${n}`]: entityOf(n) })
  return ask(url, query, variables)
}

/** While `work` runs, another request asks something small over and over: the longest that it waited is the demo's longest slice. */
async function beside(url, work) {
  let busy = true
  let longest = 0
  const probe = (async () => {
    while (busy) {
      const { ms } = await ask(url, '{ version }', {})
      longest = Math.max(longest, ms)
    }
  })()
  const result = await work()
  busy = false
  await probe
  return { ...result, longest }
}

const row = (what, value, limit, note) => ({ what: `demo: ${what}`, value, unit: 'ms', budget: limit === undefined ? '' : `≤ ${limit}`, over: limit !== undefined && value > limit, ...(note && { note }) })
const waits = ({ longest }) => `others waited ${longest.toFixed(0)} ms at most`

async function story() {
  const { url, stop } = await start()
  try {
    const checkout = () => service('checkout')
    const pod = () => ({ ...service('checkout'), serviceInstanceName: 'checkout-fnw7562jb-k58cq' })
    const warm = async (expressions, entityOf) => {
      const runs = []
      for (let round = 0; round < 6; round++) runs.push(await batch(url, 100, expressions, entityOf, MINUTES))
      return { ...runs[1], ms: median(runs.slice(1).map((run) => run.ms)) }
    }
    const minutes = await warm(OF_SERVICE, checkout)
    const points = minutes.data.q0.results[0].values.length
    const process = await warm(OF_PROCESS, pod)
    const one = await batch(url, 5, OF_SERVICE, () => service('payment'), HOURS)
    const all = await beside(url, () => batch(url, 100, OF_SERVICE, (n) => service(SERVICES[Math.floor(n / 5)]), HOURS))
    return [
      row(`100 expressions × ${points} minutes`, minutes.ms, 150, `${Math.round(minutes.bytes / 1000)} kB`),
      row(`100 of a process × ${points} minutes`, process.ms, 150, `${Math.round(process.bytes / 1000)} kB`),
      row(`5 expressions × ${one.data.q0.results[0].values.length} hours, first time`, one.ms, 400),
      row('100 of 20 services, the same hours, first time', all.ms, 3000, waits(all)),
    ]
  } finally {
    await stop()
  }
}

async function large() {
  const { url, stop } = await start('--services', '5000', '--endpoints', '20000')
  const top = "query($d: Duration!) { execExpression(expression: \"top_n(service_sla,5000,asc,attr0='GENERAL')\", entity: {}, duration: $d) { type error results { values { id value owner { serviceName } } } } }"
  const find = 'query($id: ID!) { findEndpoint(keyword: "gen/199", serviceId: $id, limit: 100) { id name } }'
  try {
    const ranked = () => beside(url, () => ask(url, top, { d: LAST_HOUR }))
    const first = await ranked()
    const again = await ranked()
    const id = `${Buffer.from('plover::catalog').toString('base64')}.1`
    const found = await ask(url, find, { id })
    return [
      row(`ranking of ${again.data.execExpression.results[0].values.length} services, first time`, first.ms, undefined, waits(first)),
      row('the same again', again.ms, 300, waits(again)),
      row(`${found.data.findEndpoint.length} endpoints found in 20 000`, found.ms, 100),
    ]
  } finally {
    await stop()
  }
}

export const demo = async () => [...(await story()), ...(await large())]
