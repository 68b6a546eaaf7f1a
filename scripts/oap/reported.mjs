/** Whether those who should report did: `['service kiosk is not on GENERAL', …]`. `oap` is an origin. */
const WANTED = [
  ['GENERAL', ['checkout', 'kiosk', 'tickets']],
  ['BROWSER', ['shop-web', 'kiosk-page']],
]

export async function unreported(oap, { withAgents }) {
  const missing = []
  for (const [layer, names] of WANTED) {
    const query = `{ found: listServices(layer: "${layer}") { name } }`
    const answer = await fetch(`${oap}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
    })
    const found = new Set((await answer.json()).data.found.map(({ name }) => name))
    for (const name of names)
      if (!found.has(name) && (withAgents || !/^kiosk|^tickets/.test(name))) missing.push(`service ${name} did not report on ${layer}`)
  }
  return missing
}
