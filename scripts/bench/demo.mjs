/** The demo's own cost, so that no budget of the page measures the demo. */
import { median } from './load.mjs'
import { product } from './servers.mjs'

const NOW = '2026-03-18T18:20:00Z'
const expressions = ['service_cpm', 'service_resp_time', 'service_sla/100', 'service_percentile', 'service_apdex/10000']

async function batch(url, count, duration) {
  const names = Array.from({ length: count }, (_, index) => index)
  const query = `query Batch($entity: Entity!, $duration: Duration!, ${names.map((n) => `$e${n}: String!`).join(', ')}) { ${names
    .map((n) => `q${n}: execExpression(expression: $e${n}, entity: $entity, duration: $duration) { type error results { metric { labels { key value } } values { id value } } }`)
    .join(' ')} }`
  const services = ['plover::checkout', 'plover::storefront', 'plover::catalog', 'plover::payment']
  const variables = { entity: { serviceName: services[count % services.length], normal: true }, duration }
  for (const n of names) variables[`e${n}`] = expressions[n % expressions.length]
  const started = performance.now()
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ query, variables }) })
  const text = await answer.text()
  const ms = performance.now() - started
  const parsed = JSON.parse(text)
  if (answer.status !== 200 || parsed.errors) throw new Error(`the demo refused: ${text.slice(0, 300)}`)
  const points = parsed.data.q0.results[0].values.length
  return { ms, points, bytes: text.length }
}

export async function demo() {
  const server = await product(['--demo-only', '--port', '0', '--admin-port', '0', '--zipkin-port', '0', '--now', NOW, '--data', ':memory:'])
  const minutes = { start: '2026-03-18 1001', end: '2026-03-18 1820', step: 'MINUTE' }
  const hours = { start: '2026-03-08 00', end: '2026-03-18 18', step: 'HOUR' }
  try {
    await batch(server.url, 100, minutes)
    const warm = []
    for (let round = 0; round < 5; round++) warm.push(await batch(server.url, 100, minutes))
    const hour = await batch(server.url, 5, hours)
    const ms = median(warm.map((run) => run.ms))
    return [
      { what: `demo: 100 expressions × ${warm[0].points} minutes`, value: ms, unit: 'ms', note: `${Math.round(warm[0].bytes / 1000)} kB`, budget: '≤ 150', over: ms > 150 },
      { what: `demo: 5 expressions × ${hour.points} hours, first time`, value: hour.ms, unit: 'ms', budget: '≤ 400', over: hour.ms > 400 },
    ]
  } finally {
    await server.stop()
  }
}
