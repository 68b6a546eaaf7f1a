/** `node scripts/shots.mjs`: renews the pictures in docs/shots; with AERIE_OAP=http://host:12800 those in front of that OAP. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { product } from './bench/servers.mjs'
import { findBrowser, FLAGS } from './lib/browser.mjs'
import { isBuilt } from './lib/built.mjs'
import { root, run } from './lib/process.mjs'

const folder = join(root, 'docs', 'shots')
const id = (name) => encodeURIComponent(`${Buffer.from(name).toString('base64')}.1`)
const oap = process.env.AERIE_OAP
const flags = oap ? ['--oap', oap] : ['--now', '2026-03-18T18:20:00Z', '--data', ':memory:']
/** The slowest trace of a service in the last half hour, as an address has its id. */
async function slowest(service) {
  const two = (value) => String(value).padStart(2, '0')
  const ask = async (query, variables = {}) => {
    const body = JSON.stringify({ query, variables })
    const answer = await fetch(`${oap}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body })
    return (await answer.json()).data
  }
  const { getTimeInfo } = await ask('{ getTimeInfo { timezone currentTimestamp } }')
  const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)/.exec(getTimeInfo.timezone)
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const said = (at) => {
    const day = new Date(at + offset)
    return `${day.toISOString().slice(0, 10)} ${two(day.getUTCHours())}${two(day.getUTCMinutes())}${two(day.getUTCSeconds())}`
  }
  const now = getTimeInfo.currentTimestamp
  const condition = {
    ...{ serviceId: decodeURIComponent(id(service)), traceState: 'ALL', queryOrder: 'BY_DURATION', paging: { pageNum: 1, pageSize: 1 } },
    queryDuration: { start: said(now - 30 * 60_000), end: said(now), step: 'SECOND' },
  }
  const query = 'query($c: TraceQueryCondition) { found: queryBasicTraces(condition: $c) { traces { traceIds } } }'
  const { found } = await ask(query, { c: condition })
  return encodeURIComponent(found.traces[0].traceIds[0])
}

const wide = { width: 1440, height: 900 }
const shots = oap
  ? [
      { name: 'real-oap-dashboard', path: `/layer/GENERAL/service/${id('checkout')}?tz=oap`, theme: 'dark', viewport: wide },
      { name: 'real-oap-map', path: '/topology?f.layer=GENERAL&tz=oap', theme: 'light', viewport: wide, stands: 'main [data-ready="true"]' },
      { name: 'real-oap-trace', path: `/trace/${await slowest('checkout')}?tz=oap`, theme: 'dark', viewport: wide, stands: '[data-part="trace-reader"] [data-row]' },
    ]
  : [
      { name: 'general-dark', path: `/layer/GENERAL/service/${id('plover::checkout')}`, theme: 'dark', viewport: wide },
      { name: 'general-light', path: `/layer/GENERAL/service/${id('plover::checkout')}`, theme: 'light', viewport: wide },
      { name: 'services-dark', path: '/layer/GENERAL', theme: 'dark', viewport: wide },
      { name: 'narrow-light', path: `/layer/GENERAL/service/${id('plover::checkout')}`, theme: 'light', viewport: { width: 390, height: 844 } },
    ]

if (!isBuilt() && (await run(process.execPath, [join(root, 'scripts', 'build.mjs')])).code !== 0) process.exit(1)
mkdirSync(folder, { recursive: true })
const found = await findBrowser()
const server = await product(['--listen', '127.0.0.1:0', ...flags])
const browser = await chromium.launch({ executablePath: found.path, args: FLAGS, env: { ...process.env, ...found.env } })
try {
  for (const { name, path, theme, viewport, stands = '[data-widget][data-state="fresh"]' } of shots) {
    const context = await browser.newContext({ viewport, colorScheme: theme })
    const page = await context.newPage()
    await page.goto(server.url + path)
    await page.locator(stands).first().waitFor()
    await page.waitForTimeout(2_500)
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
    console.log(`docs/shots/${name}.png`)
  }
} finally {
  await browser.close()
  await server.stop()
}
