/** Traces of 100, 1 000 and 10 000 spans. */
import { launched } from './browser.mjs'
import { beside, opens, scrolling } from './scale.mjs'
import { product } from './servers.mjs'

const SIZES = [100, 1000, 10000]
const SHOWN = { 100: 500, 1000: 500, 10000: 600 }
const HOME = '.home[data-ready="true"]'
const ROWS = '[data-part="trace-reader"] [role="treeitem"]'
const ANSWER = 'queryTrace('

export const trace = () =>
  launched(async (browser, table) => {
    for (const size of SIZES) {
      const server = await product(['--listen', '127.0.0.1:0', '--now', '2026-03-18T18:20:00Z', '--data', ':memory:', '--spans', `${size}`])
      const url = `${server.url}/trace/scale-spans`
      try {
        await beside(table, browser, server, {
          name: `trace of ${size}`,
          bare: 'trace',
          url,
          limits: { shown: SHOWN[size], requests: 3, elements: 3000 },
          product: { ready: ROWS, settled: '.pane[data-ready="true"]', answer: ANSWER, move: scrolling('[data-part="trace-reader"] [role="tree"]') },
          plain: { ready: 'body[data-ready]', settled: 'body[data-ready]', answer: ANSWER, move: scrolling('[data-part="rows"]') },
        })
        if (size === SIZES[1]) await opens(table, browser, `trace of ${size}`, url, { ready: ROWS, home: HOME })
      } finally {
        await server.stop()
      }
    }
  })
