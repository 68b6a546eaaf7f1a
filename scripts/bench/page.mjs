/** The page in a browser: bytes and requests cold, time to the last chart, long tasks, heap. Medians of `ROUNDS` fresh profiles. */
import { chromium } from '@playwright/test'
import { findBrowser, FLAGS } from '../lib/browser.mjs'
import { median } from './load.mjs'
import { product } from './servers.mjs'

const ROUNDS = 5
const kB = (bytes) => bytes / 1000

/** Runs before the page: long tasks are only told to observers that exist. */
function observe() {
  window.__long = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__long.push({ start: entry.startTime, duration: entry.duration })
  }).observe({ type: 'longtask', buffered: true })
}

/** Every widget in the window has its answer and its picture. */
function settled() {
  const frames = [...document.querySelectorAll('[data-widget]')].filter((frame) => {
    const box = frame.getBoundingClientRect()
    return box.top < innerHeight && box.bottom > 0
  })
  return frames.length > 0 && frames.every((frame) => frame.getAttribute('data-ready') === 'true') ? performance.now() : 0
}

async function visit(browser, url, { cpu = 1, ready }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Performance.enable')
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  const kinds = new Map()
  const bytes = { Script: 0, Stylesheet: 0, Font: 0, Document: 0, graphql: 0, templates: 0, all: 0 }
  const requests = { graphql: 0, all: 0 }
  const scripts = []
  cdp.on('Network.responseReceived', (event) => kinds.set(event.requestId, event))
  cdp.on('Network.loadingFinished', (event) => {
    const response = kinds.get(event.requestId)
    if (!response) return
    const path = new URL(response.response.url).pathname
    const graphql = path.endsWith('/graphql')
    const kind = graphql ? 'graphql' : response.type
    requests.all++
    bytes.all += event.encodedDataLength
    bytes[kind] = (bytes[kind] ?? 0) + event.encodedDataLength
    if (graphql) requests.graphql++
    if (response.type === 'Script') scripts.push({ path, bytes: event.encodedDataLength })
  })
  let answers = 0
  page.on('response', async (response) => {
    if (!response.url().endsWith('/graphql')) return
    const text = await response.text().catch(() => '')
    if (!/getAllTemplates|"configuration"/.test(text.slice(0, 2000))) answers += text.length
    else bytes.templates += text.length
  })
  await page.addInitScript(observe)
  await page.goto(url)
  const at = ready ? await page.waitForFunction(settled, undefined, { polling: 25, timeout: 30_000 }).then((handle) => handle.jsonValue()) : 0
  await page.waitForTimeout(400)
  const long = await page.evaluate(() => window.__long)
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const heap = metrics.find((metric) => metric.name === 'JSHeapUsedSize').value
  await context.close()
  return {
    at,
    bytes,
    requests,
    answers,
    scripts,
    heap: heap / 1e6,
    longest: Math.max(0, ...long.map((task) => task.duration)),
    blocking: long.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0),
  }
}

export async function page() {
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.path, args: FLAGS, env: { ...process.env, ...found.env } })
  const server = await product(['--listen', '127.0.0.1:0', '--now', '2026-03-18T18:20:00Z', '--data', ':memory:'])
  const rows = []
  const row = (what, value, unit, limit, note = '') =>
    rows.push({ what, value, unit, note, budget: limit === undefined ? '' : `≤ ${limit}`, over: limit !== undefined && value > limit })
  const id = `${Buffer.from('plover::checkout').toString('base64')}.1`
  const addresses = {
    home: `${server.url}/`,
    General: `${server.url}/layer/GENERAL`,
    service: `${server.url}/layer/GENERAL/service/${encodeURIComponent(id)}`,
  }
  try {
    const home = await visit(browser, addresses.home, { ready: false })
    row('home: JS, brotli', kB(home.bytes.Script), 'kB', 130)
    row('home: CSS, brotli', kB(home.bytes.Stylesheet), 'kB', 40)
    row('home: requests to OAP', home.requests.graphql, '', 6)
    for (const script of home.scripts.sort((a, b) => b.bytes - a.bytes).slice(0, 6)) row(`  ${script.path.replace(/.*\//, '')}`, kB(script.bytes), 'kB')
    for (const [name, address] of Object.entries(addresses).slice(1)) {
      const runs = []
      for (let round = 0; round < ROUNDS; round++) runs.push(await visit(browser, address, { ready: true }))
      const of = (pick) => median(runs.map(pick))
      row(`${name}: JS, brotli`, kB(of((run) => run.bytes.Script)), 'kB', 330)
      row(`${name}: CSS, brotli`, kB(of((run) => run.bytes.Stylesheet)), 'kB', 40)
      row(`${name}: on the wire`, kB(of((run) => run.bytes.all)), 'kB', 400, 'template list included')
      row(`${name}: requests to OAP`, of((run) => run.requests.graphql), '', 6)
      row(`${name}: answers, uncompressed`, kB(of((run) => run.answers)), 'kB', 90, 'without the template list')
      row(`${name}: last visible chart`, of((run) => run.at), 'ms', 700)
      row(`${name}: longest task`, of((run) => run.longest), 'ms', 110)
      row(`${name}: blocking time`, of((run) => run.blocking), 'ms', 100)
      row(`${name}: heap`, of((run) => run.heap), 'MB', 13)
      for (const script of runs[0].scripts.sort((a, b) => b.bytes - a.bytes).slice(0, 8)) row(`  ${script.path.replace(/.*\//, '')}`, kB(script.bytes), 'kB')
    }
    const slow = await visit(browser, addresses.service, { ready: true, cpu: 4 })
    row('service, CPU 4× slower: last visible chart', slow.at, 'ms', 2200)
  } finally {
    await server.stop()
    await browser.close()
  }
  return rows
}
