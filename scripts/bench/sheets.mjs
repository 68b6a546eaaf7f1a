/** Dashboards of so many charts, kept in the demo's store. */

const EXPRESSIONS = ['service_cpm', 'service_resp_time', 'service_sla/100', 'service_apdex/10000', 'service_percentile']
const ACROSS = 3

const chart = (index) => ({
  i: String(index),
  x: (index % ACROSS) * (24 / ACROSS),
  y: Math.floor(index / ACROSS) * 12,
  w: 24 / ACROSS,
  h: 12,
  type: 'Widget',
  widget: { title: `Chart ${index + 1}` },
  graph: { type: 'Line' },
  // No two ask the same.
  expressions: [`${EXPRESSIONS[index % EXPRESSIONS.length]}+${index}`],
  metricConfig: [{}],
})

/** Resolves the names, in the order of `sizes`. */
export async function storeSheets(url, sizes) {
  const query = 'mutation Add($setting: NewDashboardSetting!) { addTemplate(setting: $setting) { status message } }'
  const names = []
  for (const size of sizes) {
    const name = `Bench ${size}`
    const children = Array.from({ length: size }, (_, index) => chart(index))
    const configuration = JSON.stringify({ name, layer: 'GENERAL', entity: 'Service', children })
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables: { setting: { configuration } } }),
    })
    const { data, errors } = await answer.json()
    if (!data?.addTemplate?.status) throw new Error(`the template was not stored: ${JSON.stringify(errors ?? data)}`)
    names.push(name)
  }
  return names
}
