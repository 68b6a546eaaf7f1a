/** Lines of logs: 1 000 and 10 000 of them loaded in pages of 1 000; words found among 100 000. */
import { createServer } from 'vite'
import { root } from '../lib/process.mjs'
import { launched } from './browser.mjs'
import { median } from './load.mjs'
import { beside, opens, scrolling } from './scale.mjs'
import { product } from './servers.mjs'

const PAGE = 1_000
const SIZES = [1_000, 10_000]
const HEAP = { 10_000: 25 }
/** Ten pages take so long that the rail asks its alarms meanwhile. */
const REQUESTS = { 1_000: 3, 10_000: 13 }
const HOME = '.home[data-ready="true"]'
const ROWS = '[role="treegrid"] [data-row]'
const ANSWER = 'queryLogs('
const CATALOG = `${Buffer.from('plover::catalog').toString('base64')}.1`

export const logs = () =>
  launched(async (browser, table) => {
    for (const size of SIZES) {
      const server = await product(['--listen', '127.0.0.1:0', '--now', '2026-03-18T18:20:00Z', '--data', ':memory:', '--logs', `${size}`])
      const url = `${server.url}/logs?of=service:${encodeURIComponent(CATALOG)}&f.size=${PAGE}&page=${size / PAGE}`
      try {
        await beside(table, browser, server, {
          name: `logs of ${size}`,
          bare: 'logs',
          url,
          limits: { shown: 700, elements: 3000, heap: HEAP[size], requests: REQUESTS[size] },
          product: { ready: ROWS, settled: '.logs[data-ready="true"]', answer: ANSWER, move: scrolling('[role="treegrid"]') },
          plain: { ready: 'body[data-ready]', settled: 'body[data-ready]', answer: ANSWER, move: scrolling('[data-part="rows"]') },
        })
        if (size === SIZES[0]) await opens(table, browser, `logs of ${size}`, url, { ready: ROWS, home: HOME })
      } finally {
        await server.stop()
      }
    }
    await found(table)
  })

const COUNT = 100_000
const ROUNDS = 5
const WORDS = ['connection', 'deadlock']

/** The functions alone: what they do has no page. */
async function found(table) {
  const vite = await createServer({
    root,
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
    logLevel: 'error',
  })
  try {
    const { rowsOf } = await vite.ssrLoadModule('/src/logs/stream/rows.ts')
    const { finds, narrowed } = await vite.ssrLoadModule('/src/logs/stream/find.ts')
    const rows = rowsOf(Array.from({ length: COUNT }, (_, at) => line(at)))
    const times = (work) =>
      Array.from({ length: ROUNDS }, () => {
        const start = performance.now()
        work()
        return performance.now() - start
      })
    const add = (what, all) =>
      table.add(`logs of ${COUNT}: ${what}`, median(all), 'ms', 200, all.map(Math.round).join(' '))
    add(
      'words found',
      times(() => finds(rows, WORDS)),
    )
    add(
      'narrowed by level and words',
      times(() => narrowed(rows, { levels: new Set(['error', 'info']), include: ['order'], exclude: WORDS })),
    )
  } finally {
    await vite.close()
  }
}

const line = (at) => ({
  service: 'plover::catalog',
  serviceId: CATALOG,
  instance: `catalog-7nvhfg6hj-l45f${at % 7}`,
  instanceId: `${CATALOG}_${at % 7}`,
  endpoint: 'GET:/tours/{id}',
  endpointId: null,
  traceId: `8c1f3a5be07a.64.${at}`,
  time: 1_773_858_000_000 + at,
  contentType: 'TEXT',
  content: `order ${at} waits: orders-pool has no ${at % 50 ? 'place' : 'Connection'}, request timed out after ${at % 1000} ms (total=50, active=50, idle=0)`,
  tags: [{ key: 'level', value: at % 9 ? 'INFO' : 'ERROR' }],
})
