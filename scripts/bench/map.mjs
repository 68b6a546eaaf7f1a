/** Maps of 50, 200 and 1 000 services. */
import { launched } from './browser.mjs'
import { beside, opens, panning } from './scale.mjs'
import { product } from './servers.mjs'

const SIZES = [50, 200, 1000]
const SHOWN = { 50: 600, 200: 600, 1000: 700 }
const HOME = '.home[data-ready="true"]'
const PICTURE = '[data-part="graph"][data-ready="true"]'
const ANSWER = 'LayerTopology'

export const map = () =>
  launched(async (browser, table) => {
    for (const size of SIZES) {
      const server = await product(['--listen', '127.0.0.1:0', '--now', '2026-03-18T18:20:00Z', '--data', ':memory:', '--services', `${size}`])
      const url = `${server.url}/topology?f.layer=GENERAL`
      try {
        await beside(table, browser, server, {
          name: `map of ${size}`,
          bare: 'map',
          url,
          limits: { shown: SHOWN[size], before: 12, requests: 40, longest: 100 },
          product: { ready: PICTURE, settled: '.topology[data-ready="true"]', answer: ANSWER, move: panning('[data-part="graph"] [role="application"]') },
          plain: { ready: 'body[data-ready]', settled: 'body[data-ready]', answer: ANSWER, move: panning('[data-part="ground"]') },
        })
        if (size === SIZES[1]) await opens(table, browser, `map of ${size}`, url, { ready: PICTURE, home: HOME })
      } finally {
        await server.stop()
      }
    }
  })
