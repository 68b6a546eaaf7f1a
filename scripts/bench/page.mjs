/** The page in a browser: bytes and requests cold, time to the last chart in view, long tasks, heap; switching; many widgets. */
import { setTimeout } from 'node:timers/promises'
import { launched } from './browser.mjs'
import { median } from './load.mjs'
import { product } from './servers.mjs'
import { storeSheets } from './sheets.mjs'
import { kindOf, Visit } from './visit.mjs'

const ROUNDS = 5
const TRIPS = 15
/** Milliseconds. */
const IDLE = 6_000
/** Widgets of the dashboards that differ in nothing else. */
const SIZES = [12, 50, 100]
const kB = (bytes) => bytes / 1000
const checkout = `${encodeURIComponent(`${Buffer.from('plover::checkout').toString('base64')}.1`)}`
const SERVICE = `/layer/GENERAL/service/${checkout}`

async function visits(browser, url, options, rounds = ROUNDS) {
  const runs = []
  for (let round = 0; round < rounds; round++) {
    const visit = await Visit.open(browser, url, options)
    await visit.measure()
    await visit.close()
    runs.push(visit)
  }
  return { runs, of: (pick) => median(runs.map(pick)) }
}

const sum = (visit, kinds, figure) => visit.requests.filter((request) => kinds.includes(kindOf(request))).reduce((total, request) => total + request[figure], 0)
const count = (visit) => visit.requests.filter((request) => kindOf(request) === 'graphql').length
const ALL = ['graphql', 'script', 'style', 'other']

async function home(table, browser, server) {
  const { runs, of } = await visits(browser, `${server.url}/`, { ready: '.home[data-ready="true"]' }, 3)
  table.add('home: JS, brotli', kB(of((run) => sum(run, ['script'], 'wire'))), 'kB', 130)
  table.add('home: CSS, brotli', kB(of((run) => sum(run, ['style'], 'wire'))), 'kB', 40)
  table.add('home: requests to OAP', of(count), '', 6)
  table.add('home: ready', of((run) => run.at), 'ms')
  table.chunks(runs[0], 6)
}

async function dashboard(table, browser, name, url) {
  const { runs, of } = await visits(browser, url, {})
  table.add(`${name}: JS, brotli`, kB(of((run) => sum(run, ['script'], 'wire'))), 'kB', 330)
  table.add(`${name}: CSS, brotli`, kB(of((run) => sum(run, ['style'], 'wire'))), 'kB', 40)
  table.add(`${name}: on the wire`, kB(of((run) => sum(run, ALL, 'wire'))), 'kB', 400, 'besides the template list')
  table.add(`${name}: requests to OAP`, of(count), '', 6, 'besides the template list')
  table.add(`${name}: answers, uncompressed`, kB(of((run) => sum(run, ['graphql'], 'size'))), 'kB', 90)
  table.add(`${name}: last visible chart`, of((run) => run.at), 'ms', 700, runs.map((run) => Math.round(run.at)).join(' '))
  table.add(`${name}: longest task`, of((run) => run.longest), 'ms', 110)
  table.add(`${name}: blocking time`, of((run) => run.blocking), 'ms', 100)
  table.add(`${name}: script of the main thread`, of((run) => run.script), 'ms')
  table.add(`${name}: heap`, of((run) => run.heap), 'MB', 13)
  table.chunks(runs[0], 8)
}

/** To a service by its row and back by the menu, again and again in one tab. */
async function switching(table, browser, server) {
  const visit = await Visit.open(browser, `${server.url}/layer/GENERAL`, {})
  await visit.drawn()
  const times = []
  const trip = async () => {
    times.push(await visit.click('[data-type="ServiceList"] a[href*="/service/"]', '[data-type="Line"]'))
    times.push(await visit.click('nav a[href*="/layer/GENERAL"]', '[data-type="ServiceList"]'))
  }
  // Code is compiled and caches are filled by then.
  for (let warm = 0; warm < 5; warm++) await trip()
  // As is what the page does once when idle (the index of templates, written by a worker).
  await setTimeout(IDLE)
  times.length = 0
  const before = await visit.memory()
  const asked = visit.requests.length
  for (let round = 0; round < TRIPS; round++) await trip()
  const after = await visit.memory()
  const requests = visit.requests.slice(asked)
  await visit.close()
  table.add('switching: settled', median(times), 'ms', 500, `longest ${Math.max(...times).toFixed(0)}`)
  table.add('switching: heap', (after.heap - before.heap) / times.length, 'MB', 0.05, `each of ${times.length}`)
  table.add('switching: listeners', after.listeners - before.listeners, '', 0)
  const graphql = requests.filter((request) => kindOf(request) === 'graphql').length
  table.add('switching: requests to OAP', graphql / times.length, '', 6, `each; ${requests.length - graphql} others in all`)
  table.add('switching: elements and text', after.nodes - before.nodes, '', 100)
}

/** The same charts, 12, 50 and 100 of them: what is below the window must cost nothing. */
async function many(table, browser, server) {
  const names = await storeSheets(server.url, SIZES)
  const at = []
  for (const [index, name] of names.entries()) {
    const { of } = await visits(browser, `${server.url}${SERVICE}/${encodeURIComponent(name)}`, {}, 3)
    at.push(of((run) => run.at))
    table.add(`${SIZES[index]} widgets: last visible chart`, at[index], 'ms')
    table.add(`${SIZES[index]} widgets: longest task`, of((run) => run.longest), 'ms')
    table.add(`${SIZES[index]} widgets: heap`, of((run) => run.heap), 'MB')
    table.add(`${SIZES[index]} widgets: requests to OAP`, of(count), '', 6, 'besides the template list')
    if (index > 0) table.add(`${SIZES[index]} widgets: visible ones, against 12`, at[index] / at[0], '×', 1.2)
  }
}

export const page = () =>
  launched(async (browser, table) => {
    const server = await product(['--listen', '127.0.0.1:0', '--now', '2026-03-18T18:20:00Z', '--data', ':memory:'])
    try {
      // A browser that has just started is busy with itself.
      await visits(browser, `${server.url}/`, { ready: '.home[data-ready="true"]' }, 1)
      await home(table, browser, server)
      await dashboard(table, browser, 'General', `${server.url}/layer/GENERAL`)
      await dashboard(table, browser, 'service', server.url + SERVICE)
      const slow = await visits(browser, server.url + SERVICE, { cpu: 4 }, 3)
      table.add('service, CPU 4× slower: last visible chart', slow.of((run) => run.at), 'ms', 2200)
      await switching(table, browser, server)
      await many(table, browser, server)
    } finally {
      await server.stop()
    }
  })
